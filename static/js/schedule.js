/* Shows the dates of a schedule while it is written: the form is sent to its own address with "part", and the answer
   takes the place of [data-dates]. Everything works without this, with the button "Show the dates". */
(() => {
  "use strict";
  const form = document.querySelector("[data-schedule]");
  const region = form?.querySelector("[data-dates]");
  if (!region) return;
  let timer, turn = 0;

  const show = async () => {
    const mine = ++turn;
    const body = new FormData(form);
    body.set("part", "1");
    region.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(location.href, { method: "POST", body });
      const words = await answer.text();
      if (mine !== turn || !answer.ok || answer.redirected) return;
      const focused = region.contains(document.activeElement) ? document.activeElement.id : "";
      const scrolled = region.querySelector(".schedule-ticks")?.scrollTop ?? 0;
      region.innerHTML = words;
      const ticks = region.querySelector(".schedule-ticks");
      if (ticks) ticks.scrollTop = scrolled;
      if (focused) document.getElementById(focused)?.focus();
    } catch { /* offline: the button still works */ } finally {
      if (mine === turn) region.removeAttribute("aria-busy");
    }
  };

  const later = () => { clearTimeout(timer); timer = setTimeout(show, 400); };
  form.addEventListener("change", (e) => {
    if (e.target.name?.endsWith("all_day")) {
      const time = form.querySelector('[name$="starts_at"]');
      if (time && e.target.checked) { time.dataset.was = time.value; time.value = ""; }
      else if (time && !time.value) time.value = time.dataset.was ?? "";
    }
    later();
  });
  form.addEventListener("input", (e) => { if (e.target.type === "number" || e.target.name?.endsWith("extra")) later(); });
})();
