// The door's list on several phones. Without this script each button is a plain form. A press shows at once, waits in
// the page while the network is away, and is sent with the moment it was made; the server keeps the latest.
(() => {
  const list = document.querySelector("[data-door]");
  if (!list) return;
  const wait = document.querySelector("[data-door-wait]");
  const count = document.querySelector("[data-door-here]");
  const store = "door" + location.pathname;
  let queue = JSON.parse(sessionStorage.getItem(store) || "[]");
  let sending = false;

  const keep = () => {
    try { sessionStorage.setItem(store, JSON.stringify(queue)); } catch { /* a full store: the page itself still has them */ }
  };
  const clock = (date) => date.toLocaleTimeString(document.documentElement.lang === "en" ? "en-GB" : "fi", { hour: "numeric", minute: "2-digit", timeZone: "Europe/Helsinki" });
  const show = (row, state, time) => {
    row.dataset.state = state;
    row.querySelector("[data-said]").textContent = state === "here" ? list.dataset.here.replace("{t}", time) : state === "left" ? list.dataset.left.replace("{t}", time) : "";
  };
  const tally = () => { count.textContent = list.querySelectorAll('[data-state="here"]').length; };
  const tell = (signedOut) => {
    wait.textContent = !queue.length ? "" : signedOut ? wait.dataset.login : queue.length === 1 ? wait.dataset.one : wait.dataset.many.replace("{n}", queue.length);
  };
  const take = (states) => {
    const waiting = new Set(queue.map((press) => press.person));
    for (const row of list.children) {
      if (waiting.has(row.dataset.person)) continue;
      const [state, time] = states[row.dataset.person] || ["", ""];
      show(row, state, time);
    }
    tally();
  };
  const send = async () => {
    if (sending) return;
    sending = true;
    let signedOut = false;
    try {
      while (queue.length) {
        const press = queue[0];
        const token = list.querySelector("[name=csrfmiddlewaretoken]").value;
        const answer = await fetch(press.to, { method: "POST", headers: { Accept: "application/json", "X-CSRFToken": token }, body: new URLSearchParams({ person: press.person, state: press.state, at: press.at }) });
        if (answer.redirected || answer.status === 403) { signedOut = true; break; }
        if (answer.status >= 500) break;
        queue.shift();
        keep();
        const said = await answer.json();
        if (said.states) take(said.states);
        else if (said.problem) { wait.textContent = said.problem; return; }
      }
    } catch { /* the network is away: the press stays */ } finally { sending = false; }
    tell(signedOut);
  };
  const look = async () => {
    if (queue.length) return send();
    try {
      const answer = await fetch(list.dataset.door, { headers: { Accept: "application/json" } });
      if (answer.ok && !answer.redirected) take((await answer.json()).states);
    } catch { /* next time */ }
  };
  list.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button) return;
    event.preventDefault();
    const row = button.closest("li");
    const now = new Date();
    if (now - (row.pressed || 0) < 1200) return; // a second tap of the same thumb would meet the next button
    row.pressed = now;
    show(row, button.value, clock(now));
    tally();
    queue.push({ to: event.target.action, person: row.dataset.person, state: button.value, at: now.toISOString() });
    keep();
    if (!button.offsetParent) row.querySelector(`[value="${button.value === "mistake" ? "here" : "mistake"}"]`).focus();
    send();
  });
  const filter = document.querySelector("[data-door-filter]");
  filter.hidden = false;
  filter.querySelector("input").addEventListener("input", (event) => {
    const words = event.target.value.trim().toLocaleLowerCase();
    for (const row of list.children) row.hidden = Boolean(words) && !row.querySelector(".door-who").textContent.toLocaleLowerCase().includes(words);
  });
  window.addEventListener("online", send);
  window.addEventListener("beforeunload", (event) => { if (queue.length) event.preventDefault(); });
  for (const press of queue) {
    const row = list.querySelector(`[data-person="${CSS.escape(press.person)}"]`);
    if (row) show(row, press.state, clock(new Date(press.at)));
  }
  tally();
  send();
  setInterval(look, 8000);
})();
