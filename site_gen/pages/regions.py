"""The list of all regions, by province."""

from site_gen.catalogue import Catalogue
from site_gen.model.region import COUNTRY
from site_gen.pages.links import region_link
from site_gen.pages.page import Page


def regions_page(catalogue: Catalogue) -> Page:
    """Make the region finder: every province with its prefectures; counties stand on theirs."""
    with_records = catalogue.subjects.keys()
    provinces = [
        {
            "link": region_link(catalogue, code),
            "recorded": code in with_records
            or any(below in with_records for below in catalogue.children[code]),
            "children": [
                (region_link(catalogue, below), below in with_records)
                for below in catalogue.children[code]
            ],
        }
        for code in catalogue.children[COUNTRY]
    ]
    view = {
        "provinces": provinces,
        "country": region_link(catalogue, COUNTRY),
        "list": catalogue.region_list,
    }
    return Page("regions/", "pages/regions.html", "找地区", view)
