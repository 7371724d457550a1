// Finding a code by a piece of its name: tone marks may be left out, a vowel written before its consonant
// hides nothing, and it does not matter which layout the keyboard is on.

const TONES = /[\u0E47-\u0E4C\u0E4E]/g;
const BEFORE_CONSONANT = /[เแโใไ]/g;
const PREFIX = /การ|ความ/g;

/** A text as it is compared: one form of sara am, no tone marks, small letters, single spaces. */
export function folded(text) {
  return text
    .normalize("NFC")
    .replace(/\u0E4D([\u0E48-\u0E4B]?)\u0E32/g, "$1\u0E33")
    .replace(TONES, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** The same without the vowels that are written before their consonant. */
function consonants(text) {
  return folded(text).replace(BEFORE_CONSONANT, "");
}

// Kedmanee beside QWERTY, unshifted and shifted, key by key.
const LATIN = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?';
const THAI = "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ" + '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ';

const TO_THAI = new Map([...LATIN].map((letter, place) => [letter, [...THAI][place]]));
const TO_LATIN = new Map([...THAI].map((letter, place) => [letter, [...LATIN][place]]));

/** What was typed, had the keyboard been on its other layout; empty where that is not to be known. */
export function otherLayout(typed) {
  const thai = /[\u0E00-\u0E7F]/.test(typed);
  if (thai && /[a-z]/i.test(typed)) return "";
  const table = thai ? TO_LATIN : TO_THAI;
  return [...typed].map((letter) => table.get(letter) ?? letter).join("");
}

const WORDS = typeof Intl !== "undefined" && Intl.Segmenter ? new Intl.Segmenter("th", { granularity: "word" }) : null;

/** Where words begin in a text, in UTF-16 units; without a segmenter, after spaces and punctuation. */
export function wordStarts(text) {
  if (WORDS) return [...WORDS.segment(text)].filter((part) => part.isWordLike).map((part) => part.index);
  return [...text.matchAll(/(?:^|[\s/(,;·-])(?=\S)/g)].map((match) => match.index + match[0].length);
}

/** What a code is found by: the beginnings of its content words, of all words, and everything else. */
function findable(entry) {
  const names = [entry.name, entry.code, entry.name_en ?? ""].filter(Boolean);
  const all = [...new Set([...names, ...(entry.find ?? []), ...(entry.keywords ?? "").split(";")])].filter((text) =>
    text.trim(),
  );
  const words = all.flatMap((text) => [...new Set([0, ...wordStarts(text)])].map((start) => text.slice(start)));
  return { contents: forms(names.flatMap(contents)), words: forms(words), all: forms(all) };
}

/** A name, and what is left of it from each content word on: past the ความ or การ at its front and within it. */
function contents(name) {
  const starts = [...name.trim().matchAll(PREFIX)].map((match) => match.index + match[0].length);
  const pieces = starts.map((start) => name.trim().slice(start));
  return [name.trim(), ...pieces.filter((piece) => piece && !/^(?:การ|ความ)/.test(piece))];
}

function forms(texts) {
  return { folded: [...new Set(texts.map(folded))], bare: [...new Set(texts.map(consonants))] };
}

const NO_MATCH = 99;

/** How well one word fits: start of a content word before start of any word before inside. */
function wordRank(name, typed) {
  const word = folded(typed);
  const bare = consonants(typed) === word ? word : ""; // who types a vowel before its consonant means it
  const begins = (texts, piece) => piece && texts.some((text) => text.startsWith(piece));
  if (begins(name.contents.folded, word)) return 0;
  if (begins(name.contents.bare, bare)) return 1;
  if (begins(name.words.folded, word)) return 2;
  if (begins(name.words.bare, bare)) return 3;
  if (name.all.folded.some((text) => text.includes(word))) return 4;
  if (bare && name.all.bare.some((text) => text.includes(bare))) return 5;
  return NO_MATCH;
}

function queryRank(name, query) {
  const ranks = query
    .trim()
    .split(/\s+/)
    .map((typed) => wordRank(name, typed));
  return Math.max(...ranks);
}

/**
 * The entries that fit what was typed, best first, in the order of the codebook where they fit alike.
 * What fits only on the other keyboard layout comes last.
 */
export function matches(entries, query) {
  if (!query.trim()) return entries;
  const other = otherLayout(query);
  const ranked = entries.map((entry, place) => {
    entry.findable ??= findable(entry);
    const rank = queryRank(entry.findable, query);
    const swapped = rank === NO_MATCH && other.trim() ? queryRank(entry.findable, other) + 10 : NO_MATCH;
    return { entry, place, rank: Math.min(rank, swapped) };
  });
  return ranked
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ entry }) => entry);
}
