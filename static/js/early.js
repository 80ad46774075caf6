// @ts-check
/** Runs before anything is painted, so that nothing moves afterwards: says that scripts run. */
document.documentElement.classList.add("js");
