// A study that is only in the page, for what no kernel does on purpose: late answers, none, and refusals.

/** `size` statements of invented Thai; `ways` changes how it answers: hold, refuse, dead. */
window.makeStudy = (words, { size = 40, codes = 12, texts = null, lang = "th" } = {}) => {
  const invented = ["ผู้นำชุมชนต้องฟังก่อนพูด", "กลุ่มแม่บ้านแบ่งงานกันเองทุกเดือน", "เด็กในหมู่บ้านช่วยกันเก็บข้อมูลน้ำ"];
  const names = ["ความเชื่อมั่น", "การมีส่วนร่วม", "ความไว้วางใจและความโปร่งใส", "การสื่อสาร"];
  const book = Array.from({ length: codes }, (_, n) => ({
    code: `c${n}`, name: n < names.length ? names[n] : `${names[n % names.length]} ${n}`, name_en: `Code ${n}`, dimension: n < codes - 3 ? "ประเด็น" : "ประเภทข้อค้นพบ",
    parent: "", definition: "ความหมายที่ตกลงกัน", include: "", exclude: "", keywords: "", example: "", colour: "", retired: false, depth: 0, uses: 0, find: [],
  }));
  const rows = Array.from({ length: size }, (_, k) => ({
    k, text: texts?.[k] ?? `${invented[k % 3]} ${k + 1}`, section: "บทเรียน > ทีม", item: String(k + 1), speaker: "", time: "", source_id: `s${k >> 6}`, title: `เวที ${k >> 6}`,
    project: "โครงการสมมติ", cohort: "2565", state: "u", use: "analysed", repeats: "", codes: [], others: [], memos: 0, hits: [], inherited: [], before: "", after: "",
  }));
  const counts = () => {
    const read = rows.filter(({ state }) => state !== "u").length;
    return { all: size, read, coded: rows.filter(({ state }) => state === "c").length, left: size - read, x: 0, today: read, per_hour: null };
  };
  const view = () => ({ keys: rows.map(({ k }) => k), states: rows.map(({ state }) => state).join(""), hits: size, note: "" });
  const study = { rows, done: [], ways: { hold: false, refuse: "", dead: false }, held: [] };
  const answers = {
    open: () => ({ study: "งาน.db", coder: "มาลี", coders: ["มาลี"], lang, words, mode: "code", blind: false, sample: 0, adjudicate: [], book, options: { sources: [] }, view: view(), at: null, counts: counts() }),
    view, rows: ({ keys }) => ({ rows: keys.map((k) => ({ ...rows[k] })) }),
    suggestions: () => ({ suggestions: [{ code: "c1", score: 0.8, because: "พบคำว่า แบ่งงาน", from: "machine" }, { code: "c2", score: 0.4, because: "พบคำว่า ฟัง", from: "machine" }], ready: true }),
    next: ({ k }) => ({ k: rows.find((row) => row.k > k && row.state === "u")?.k ?? null }),
    cuts: ({ k }) => ({ words: [3, 6], graphemes: rows[k].text.split("").map((_, place) => place).slice(1) }),
    source: ({ k }) => {
      const { source_id: id } = rows[k];
      const own = rows.filter((row) => row.source_id === id);
      let at = 0;
      const statements = own.map((row) => ({ k: row.k, start: at, end: (at += [...row.text].length + 1) - 1, state: row.state, codes: row.codes.map(({ code }) => code) }));
      return { source: { id, title: own[0].title, cohort: "2565", project: "โครงการสมมติ", date: "", attributes: {} }, text: own.map(({ text }) => text).join("\n"), statements, left_out: [] };
    },
    refresh: () => ({ changed: false }), memos: () => ({ memos: [] }), history: () => ({ history: [] }), note: () => ({ source: null, lines: [], sources: 0, offer: null }), ping: () => ({}),
    act: (message) => {
      study.done.push(message);
      const row = rows[message.k];
      if (["code", "accept"].includes(message.act)) row.codes = [...row.codes, { code: message.code, origin: "hand" }];
      if (message.act === "uncode") row.codes = row.codes.filter(({ code }) => code !== message.code);
      if (row) row.state = row.codes.length ? "c" : "r";
      return { rows: row ? [{ ...row }] : [], gone: [], came: [], counts: counts(), said: message.act, k: message.k };
    },
  };
  study.answer = (message, reply) => {
    const { ways } = study;
    if (ways.dead) return;
    const give = () => {
      const refused = message.do === "act" && ways.refuse;
      reply(refused ? { id: message.id, ok: false, why: ways.refuse } : { id: message.id, ok: true, ...(answers[message.do]?.(message) ?? {}) });
    };
    if (ways.hold && message.do === "act") study.held.push(give);
    else setTimeout(give, 0);
  };
  study.release = () => study.held.splice(0).forEach((give) => give());
  return study;
};
