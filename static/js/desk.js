/* The desk by keyboard: where one stands after a press. Every page works without it. */
(() => {
  "use strict";
  const stand = (place, options) => {
    if (!place.hasAttribute("tabindex") && !place.matches("summary")) place.tabIndex = -1;
    place.focus(options);
  };

  // 1. What an address names is open: a fold that stays closed would lead nowhere.
  const unfold = () => {
    const named = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!named || !named.matches("details")) return false;
    named.open = true;
    stand(named.querySelector("summary"));
    return true;
  };

  // 2. After a deed Tab goes on from what is said of it, and not from the menu's first item.
  const land = () => {
    const wrong = document.querySelector(".desk .errors");
    const said = document.querySelector("main .messages li");
    if (wrong) stand(wrong);
    else if (said) stand(said, { preventScroll: true });
    else unfold();
  };

  // 3. Escape closes a subject of the menu (Wagtail does that) and leads back to what opened it.
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const subject = document.activeElement?.closest(".sidebar-sub-menu-panel")?.closest("li");
    const opener = subject?.querySelector("button[aria-expanded]");
    if (opener) setTimeout(() => opener.focus());
  }, true);

  addEventListener("DOMContentLoaded", land);
  addEventListener("hashchange", unfold);
})();
