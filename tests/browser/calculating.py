"""What the browser tests of the calculator share: its links, its boxes and what it asks of the server."""

from playwright.sync_api import BrowserContext, Locator, Page, Request

from tests.browser.looking import open_page

CONTRACT = (
    "#r=140000&s=resident&d=2025-06-01&1.institution=class-1"
    "&1.total=20000&1.out=2500&1.over=500&1.self=633.34"
)
SECOND_STAY = (
    "#r=140000&s=resident&d=2025-06-01&1.institution=class-1&1.total=20000&1.share=10&y.times=2"
)
NO_CAP = "#r=140100&s=employee&d=2025-06-01&1.institution=class-1&status=active&1.total=20000"


def opened(context: BrowserContext, address: str, fragment: str = "") -> tuple[Page, list[str]]:
    """Open the calculator; with a bill in the fragment it answers at once."""
    page, said = open_page(context, f"{address}calculator/{fragment}")
    page.set_default_timeout(6000)
    page.locator("form.calculator").wait_for()
    if fragment:
        page.locator(".answer h2").wait_for()
    return page, said


def requests(source: Page | BrowserContext) -> list[str]:
    """List what is asked of the server from now on, but for the icon, which the browser wants."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if not request.url.endswith(".svg"):
            asked.append(request.url)

    source.on("request", note)
    return asked


def payer(page: Page, who: str) -> str:
    """Read how much one side pays, of the first region shown."""
    return page.locator(f".payer--{who} .payer__amount").first.inner_text()


def box(page: Page, label: str) -> Locator:
    """Find a box of the form by its label; the answer has labels too."""
    return page.locator("form.calculator").get_by_label(label).first


def typed(page: Page, label: str, text: str) -> None:
    """Type into a box and leave it, as one does."""
    found = box(page, label)
    found.fill(text)
    found.blur()
