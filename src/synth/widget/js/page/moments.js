// Days, times and pace, as a person would say them in the language of the page; in Thai the year is พ.ศ.

const CALENDARS = { th: "th-TH-u-ca-buddhist-nu-latn", en: "en-GB" };

function formatted(app, at, options) {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return String(at ?? "");
  const parts = new Intl.DateTimeFormat(CALENDARS[app.lang] ?? CALENDARS.en, options).formatToParts(moment);
  return parts.filter(({ type }) => type !== "era").map(({ value }) => value).join("").trim();
}

/** "29 พ.ย. 2569"; of a moment the day here, of a mere day that day. */
export function dayOf(app, at) {
  const bare = /^\d{4}-\d{2}-\d{2}$/.test(at ?? "");
  const options = { day: "numeric", month: "short", year: "numeric" };
  return formatted(app, at, bare ? { ...options, timeZone: "UTC" } : options);
}

/** "29 พ.ย. 2569 14:05 น.", of today only the time. */
export function momentOf(app, at) {
  const time = app.word("page.clock", { time: formatted(app, at, { hour: "2-digit", minute: "2-digit", hour12: false }) });
  return dayOf(app, at) === dayOf(app, new Date().toISOString()) ? `${app.word("page.this_day")} ${time}` : `${dayOf(app, at)} ${time}`;
}

/** A date of a note: one day, or "first/last". */
export const datesOf = (app, written) =>
  String(written ?? "")
    .split("/")
    .map((day) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? dayOf(app, day) : day))
    .join(" – ");

/** How fast somebody reads, and how long the rest takes: round numbers, for nobody reads like a clock. */
export function paceWords(app, perHour, left) {
  const { word } = app;
  const quick = perHour >= 90;
  const pace = word(quick ? "page.pace_minute" : "page.pace_hour", { n: rounded(quick ? perHour / 60 : perHour) });
  const minutes = (60 * left) / perHour;
  if (!left) return pace;
  if (minutes < 8) return `${pace} · ${word("page.rest_soon")}`;
  if (minutes < 55) return `${pace} · ${word("page.rest_minutes", { n: minutes < 20 ? 5 * Math.round(minutes / 5) : 10 * Math.round(minutes / 10) })}`;
  const halves = Math.round(minutes / 30);
  const [key, n] = halves > 12 ? ["hours", Math.round(minutes / 60)] : [halves % 2 ? "half" : "hours", Math.floor(halves / 2)];
  return `${pace} · ${word(key === "half" ? "page.rest_half" : n === 1 ? "page.rest_hour" : "page.rest_hours", { n })}`;
}

/** Up to ten as it is, then by fives, then by tens. */
function rounded(number) {
  const step = number < 10 ? 1 : number < 50 ? 5 : 10;
  return Math.max(1, step * Math.round(number / step));
}
