"""ical.js, the reader of Thunderbird and Nextcloud, inside a real browser far from Helsinki."""

from pathlib import Path

ICAL_JS = Path(__file__).resolve().parents[2] / "vendor" / "ical.js" / "ical.es5.min.cjs"

EXPAND = """text => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  calendar.getAllSubcomponents('vtimezone').forEach(zone => ICAL.TimezoneService.register(zone));
  const entries = calendar.getAllSubcomponents('vevent');
  const written = time => time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString().slice(0, 16);
  const shown = [];
  for (const master of entries.filter(entry => !entry.hasProperty('recurrence-id'))) {
    const uid = master.getFirstPropertyValue('uid');
    const exceptions = entries.filter(entry =>
      entry.hasProperty('recurrence-id') && entry.getFirstPropertyValue('uid') === uid);
    const event = new ICAL.Event(master, {exceptions});
    if (!event.isRecurring()) {
      shown.push([event.summary, written(event.startDate), written(event.endDate)]);
      continue;
    }
    const walk = event.iterator();
    for (let next = walk.next(), n = 0; next && n < 1000; next = walk.next(), n++) {
      const found = event.getOccurrenceDetails(next);
      shown.push([found.item.summary, written(found.startDate), written(found.endDate)]);
    }
  }
  return shown;
}"""


def shown_by_ical_js(feed: bytes, browser) -> list[tuple[str, str, str]]:
    """Expand the feed in ical.js (Thunderbird's and Nextcloud's reader) inside a real browser, far from Helsinki."""
    context = browser.new_context(timezone_id="America/New_York")
    try:
        page = context.new_page()
        source = ICAL_JS.read_text(encoding="utf-8")
        page.evaluate(
            f"() => {{ const module = {{exports: {{}}}}, exports = module.exports; {source};"
            " window.ICAL = module.exports.default || module.exports; }"
        )
        return sorted(tuple(row) for row in page.evaluate(EXPAND, feed.decode()))
    finally:
        context.close()
