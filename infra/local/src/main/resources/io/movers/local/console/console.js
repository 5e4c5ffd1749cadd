"use strict";

const MOST_ROWS = 300;
const SECTIONS = ["overview", "events", "traces", "dead-letters", "mails", "documents"];
const byId = (id) => document.getElementById(id);

/** Makes an element. Text is never read as HTML. */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "onclick") made.addEventListener("click", value);
    else if (key === "style") for (const [name, amount] of Object.entries(value)) made.style.setProperty(name, amount);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined).map((child) => (child instanceof Node ? child : String(child))));
  return made;
}

const cell = (content, className) => element("td", { class: className }, content ?? "");

async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(path + " answered " + answer.status);
  return answer.json();
}

async function post(path, body) {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.errors.map((error) => error.message).join(", "));
  return said;
}

let noticeTimer = 0;
function notice(text) {
  byId("notice").textContent = text;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => (byId("notice").textContent = ""), 8000);
}

/** Runs an action of the user and says why it failed. */
const attempt = (action) => async () => {
  try {
    await action();
  } catch (error) {
    notice(error.message);
  }
};

const clock = (millis) => new Date(millis).toLocaleTimeString("en-GB", { hour12: false }) + "." + String(millis % 1000).padStart(3, "0");
function duration(micros) {
  if (micros < 1000) return micros + " µs";
  if (micros < 1_000_000) return (micros / 1000).toFixed(1) + " ms";
  return micros < 120_000_000 ? (micros / 1_000_000).toFixed(1) + " s" : Math.round(micros / 60_000_000) + " min";
}
const short = (id) => (id.length > 12 ? "…" + id.slice(-8) : id);

// --- sections ---------------------------------------------------------------------------------------------------

function showSection() {
  const [wanted, detail] = location.hash.slice(1).split("/");
  const section = SECTIONS.includes(wanted) ? wanted : "overview";
  for (const name of SECTIONS) byId(name).hidden = name !== section;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === "#" + section) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = byId(section).querySelector("h2").textContent + " · Movers console";
  if (section === "traces") detail ? attempt(() => showTrace(detail))() : attempt(loadTraces)();
  if (section === "dead-letters") attempt(loadDeadLetters)();
  if (section === "mails") attempt(loadMails)();
  if (section === "overview") attempt(loadStatus)();
}

// --- overview ---------------------------------------------------------------------------------------------------

function health(status) {
  const kind = status === "UP" ? "good" : "bad";
  return element("span", { class: kind }, (status === "UP" ? "● " : "▲ ") + status.toLowerCase());
}

async function loadStatus() {
  const status = await get("/local/status");
  byId("parts").replaceChildren(...Object.entries(status.parts).map(([name, state]) => element("li", {}, name + " ", health(state))));
  byId("services").replaceChildren(...status.services.map((service) => {
    const down = Object.entries(service.parts).filter(([, state]) => state !== "UP").map(([name]) => name);
    return element("tr", {},
      element("th", { scope: "row" }, service.id),
      cell(element("span", {}, health(service.status), down.length ? element("span", { class: "soft" }, " (" + down.join(", ") + ")") : "")),
      cell(service.port), cell(service.managementPort), cell(service.outbox ?? "–"),
      cell(service.oldest ? service.oldest.toFixed(1) + " s" : "–"),
      cell(service.deadLetters ? element("a", { href: "#dead-letters", class: "bad" }, service.deadLetters) : "0"));
  }));
  const behind = (status.consumers ?? []).filter((lag) => lag.waiting || lag.unacknowledged || lag.redelivered);
  byId("no-lag").hidden = behind.length > 0;
  byId("no-lag").textContent = status.consumers ? "None: every service has handled what the broker has." : "Unknown: the broker does not tell.";
  byId("lag-region").hidden = behind.length === 0;
  byId("lag").replaceChildren(...behind.map((lag) =>
    element("tr", {}, element("th", { scope: "row" }, lag.service), cell(lag.subject, "id"), cell(lag.waiting), cell(lag.unacknowledged), cell(lag.redelivered))));
  facts(byId("sign-in"), { "E-mail": status.signIn.email, Password: status.signIn.password });
  facts(byId("places"), status.places);
  const docs = byId("docs");
  if (docs.childElementCount <= 3) {
    docs.append(...status.services.map((service) => element("li", {}, element("a", { href: service.docs }, service.docs))));
  }
  count("dead-count", status.services.reduce((sum, service) => sum + service.deadLetters, 0), "dead letters");
}

function facts(list, values) {
  list.replaceChildren(...Object.entries(values).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}

function count(id, number, what) {
  byId(id).hidden = number === 0;
  byId(id).textContent = number;
  byId(id).setAttribute("aria-label", number + " " + what);
}

// --- events -----------------------------------------------------------------------------------------------------

const events = new Map();
let paused = false;

function receivers(event) {
  const last = new Map();
  for (const delivery of event.deliveries) last.set(delivery.service, delivery);
  return element("ul", { class: "to" }, ...event.to.map((service) => {
    const delivery = last.get(service);
    if (!delivery) return element("li", { class: "soft" }, service + " …");
    if (delivery.parked) return element("li", { class: "bad" }, service + " dead letter");
    if (delivery.error) return element("li", { class: "warn" }, service + " failed, try " + delivery.attempt);
    return element("li", { class: "good" }, service + " " + Math.max(0, delivery.at - event.storedAt) + " ms");
  }));
}

function eventRow(event) {
  return element("tr", { id: "event-" + event.id, class: "new" },
    cell(clock(event.storedAt), "time"),
    cell(element("button", { type: "button", class: "open", onclick: attempt(() => showEvent(event.id)) }, event.subject)),
    cell(short(event.aggregate), "id"), cell(event.version ?? "–"), cell(event.from), cell(receivers(event)));
}

function matches(event) {
  const wanted = byId("event-filter").value.trim().toLowerCase();
  return !wanted || [event.subject, event.aggregate, event.from, ...event.to].some((text) => text.toLowerCase().includes(wanted));
}

function drawEvents() {
  const shown = [...events.values()].filter(matches).reverse().slice(0, MOST_ROWS);
  byId("event-rows").replaceChildren(...shown.map(eventRow));
  byId("no-events").hidden = shown.length > 0;
}

async function loadEvents() {
  const newest = await get("/local/events");
  events.clear();
  for (const event of newest.reverse()) events.set(event.id, event);
  drawEvents();
}

function eventArrived(event) {
  const known = events.get(event.id);
  if (known) event.deliveries = known.deliveries;
  events.set(event.id, event);
  if (events.size > MOST_ROWS) events.delete(events.keys().next().value);
  if (paused || !matches(event) || known) return;
  byId("event-rows").prepend(eventRow(event));
  while (byId("event-rows").childElementCount > MOST_ROWS) byId("event-rows").lastElementChild.remove();
  byId("no-events").hidden = true;
}

function delivered(delivery) {
  const event = events.get(delivery.event);
  if (!event) return;
  event.deliveries.push(delivery);
  if (event.deliveries.length > 50) event.deliveries.shift();
  const row = byId("event-" + event.id);
  if (row && !paused) row.lastElementChild.replaceChildren(receivers(event));
}

async function showEvent(id) {
  const { event, body } = await get("/local/events/" + encodeURIComponent(id));
  const list = element("dl", { class: "facts" });
  facts(list, {
    Id: event.id, Aggregate: event.aggregate, Version: event.version ?? "none", State: event.state, From: event.from,
    To: event.to.join(", ") || "nobody", Stored: new Date(event.storedAt).toISOString(), "At the broker": new Date(event.sentAt).toISOString(),
    ...(event.sequence ? { "In the stream": event.sequence } : {}),
  });
  const tries = event.deliveries.map((delivery) => element("li", {}, delivery.service + ", try " + delivery.attempt + ": " + (delivery.error ?? "applied") + (delivery.parked ? ", now a dead letter" : "")));
  open(event.subject, list,
    event.trace ? element("p", {}, element("a", { href: "#traces/" + event.trace, onclick: () => byId("detail").close() }, "Its trace")) : null,
    tries.length ? element("ul", {}, ...tries) : null,
    element("h3", {}, "Body, secrets masked"), element("pre", { tabindex: "0" }, JSON.stringify(body, null, 2)));
}

function open(title, ...content) {
  byId("detail-title").textContent = title;
  byId("detail-body").replaceChildren(...content.filter((part) => part));
  byId("detail").showModal();
}

// --- traces -----------------------------------------------------------------------------------------------------

let traces = [];

async function loadTraces() {
  traces = await get("/local/traces");
  drawTraces();
}

function drawTraces() {
  const wanted = byId("trace-filter").value.trim().toLowerCase();
  const reads = byId("trace-reads").checked;
  const shown = traces.filter((trace) => (reads || !/^(GET|HEAD|OPTIONS) /.test(trace.name) || trace.failed) &&
    (!wanted || [trace.id, trace.name, ...trace.services].some((text) => text.toLowerCase().includes(wanted))));
  byId("trace-rows").replaceChildren(...shown.map((trace) => element("tr", {},
    cell(clock(Math.floor(trace.begin / 1000)), "time"),
    cell(element("a", { href: "#traces/" + trace.id, class: trace.failed ? "bad" : null }, trace.name + (trace.failed ? " (a part failed)" : ""))),
    cell(trace.services.join(", ")), cell(trace.spans), cell(duration(trace.duration)))));
  byId("no-traces").hidden = shown.length > 0;
}

async function showTrace(id) {
  const spans = await get("/local/traces/" + encodeURIComponent(id));
  const fall = byId("waterfall");
  fall.hidden = false;
  if (spans.length === 0) {
    fall.replaceChildren(element("p", {}, "This trace is no longer kept, or not recorded yet."));
    return;
  }
  const begin = spans[0].begin;
  const whole = Math.max(1, Math.max(...spans.map((span) => span.end)) - begin);
  const children = new Map();
  const known = new Set(spans.map((span) => span.id));
  for (const span of spans) {
    const parent = known.has(span.parent) ? span.parent : "";
    children.set(parent, [...(children.get(parent) ?? []), span]);
  }
  const rows = [];
  const add = (span, depth) => {
    rows.push(spanRow(span, depth, begin, whole));
    for (const child of children.get(span.id) ?? []) add(child, depth + 1);
  };
  for (const span of children.get("") ?? []) add(span, 0);
  fall.replaceChildren(
    element("h3", { tabindex: "-1" }, spans[0].name + ": " + spans.length + " spans, " + duration(whole)),
    element("p", { class: "soft mono" }, id), element("ol", { class: "spans" }, ...rows));
  fall.firstElementChild.focus();
  attempt(loadTraces)();
}

function spanRow(span, depth, begin, whole) {
  const from = ((span.begin - begin) / whole) * 100;
  const width = ((span.end - span.begin) / whole) * 100;
  const place = { "--from": from, "--width": width };
  // Beside the bar, where there is room for it.
  const side = from + width < 75 ? "after" : from > 25 ? "before" : "inside";
  const took = duration(span.end - span.begin);
  const name = element("button", { type: "button", class: "open", onclick: () => showSpan(span) }, span.name);
  return element("li", {},
    element("div", { class: "span-name", style: { "--depth": Math.min(depth, 12) } }, element("span", { class: "soft" }, span.service), name),
    element("div", { class: "lane" },
      element("span", { class: span.error ? "bar failed" : "bar", "aria-hidden": "true", style: place }),
      element("span", { class: side, style: place }, took + (span.error ? ", failed: " + span.error.split(".").pop() : ""))));
}

function showSpan(span) {
  const list = element("dl", { class: "facts" });
  facts(list, { Service: span.service, Kind: span.kind.toLowerCase(), Begin: new Date(span.begin / 1000).toISOString(), Duration: duration(span.end - span.begin), ...(span.error ? { Error: span.error } : {}), ...span.attributes });
  open(span.name, list);
}

// --- dead letters -----------------------------------------------------------------------------------------------

async function loadDeadLetters() {
  const letters = await get("/local/dead-letters");
  byId("dead-rows").replaceChildren(...letters.map(({ service, letter }) => {
    const act = (action, done) => attempt(async () => {
      await post("/local/dead-letters/" + action, { service, id: letter.id });
      notice(done);
      await loadDeadLetters();
    });
    const what = letter.subject + " of " + service;
    return element("tr", {}, element("th", { scope: "row" }, service), cell(letter.subject, "id"), cell(short(letter.aggregateId), "id"),
      cell(letter.state), cell(letter.cause.split(".").pop()), cell(letter.attempts), cell(new Date(letter.since).toLocaleString("en-GB")),
      cell(element("div", { class: "tools" },
        element("button", { type: "button", "aria-label": "Retry " + what, onclick: act("retry", what + " is due now") }, "Retry"),
        element("button", { type: "button", "aria-label": "Discard " + what, onclick: () => {
          if (confirm("Discard " + what + "? It will never have an effect there.")) act("discard", what + " is gone")();
        } }, "Discard"))));
  }));
  byId("no-dead").hidden = letters.length > 0;
  count("dead-count", letters.length, "dead letters");
}

// --- mail -------------------------------------------------------------------------------------------------------

let openMail = "";

async function loadMails() {
  const mails = (await get("/local/mails")).reverse();
  byId("mail-list").replaceChildren(...mails.map((mail) => element("li", {},
    element("button", { type: "button", "aria-current": mail.id === openMail ? "true" : null, onclick: () => showMail(mail) },
      mail.subject, element("br"), element("span", { class: "soft" }, mail.to + " · " + clock(Date.parse(mail.receivedAt)))))));
  if (mails.length === 0) byId("mail-list").replaceChildren(element("li", { class: "empty" }, "None yet."));
  count("mail-count", mails.length, "mails");
}

function showMail(mail) {
  openMail = mail.id;
  const text = element("pre", {});
  for (const part of mail.text.split(/(https?:\/\/[^\s"<>]+)/)) {
    text.append(/^https?:\/\//.test(part) ? element("a", { href: part, target: "_blank", rel: "noopener" }, part) : part);
  }
  byId("mail").replaceChildren(element("h3", {}, mail.subject), element("p", { class: "soft" }, "To " + mail.to),
    element("iframe", { src: "/local/mails/" + mail.id, title: "The mail as HTML", sandbox: "allow-popups allow-popups-to-escape-sandbox" }),
    element("details", { open: true }, element("summary", {}, "As text"), text));
  attempt(loadMails)();
}

// --- the stream -------------------------------------------------------------------------------------------------

function follow() {
  const stream = new EventSource("/local/stream");
  let loaded = Promise.resolve(); // what the stream says is applied to the list that it is newer than
  stream.onopen = () => {
    loaded = attempt(loadEvents)().then(() => (byId("connection").textContent = "● live"));
    attempt(loadMails)();
  };
  stream.onerror = () => (byId("connection").textContent = "▲ not connected; trying again");
  stream.addEventListener("event", (message) => loaded.then(() => eventArrived(JSON.parse(message.data))));
  stream.addEventListener("delivery", (message) => {
    const delivery = JSON.parse(message.data);
    loaded.then(() => delivered(delivery));
    if (delivery.parked && !byId("dead-letters").hidden) attempt(loadDeadLetters)();
  });
  stream.addEventListener("mail", () => attempt(loadMails)());
}

byId("event-filter").addEventListener("input", drawEvents);
byId("event-pause").addEventListener("click", () => {
  paused = !paused;
  byId("event-pause").setAttribute("aria-pressed", paused);
  if (!paused) drawEvents();
});
byId("trace-filter").addEventListener("input", drawTraces);
byId("trace-reads").addEventListener("change", drawTraces);
byId("trace-reload").addEventListener("click", attempt(loadTraces));
addEventListener("hashchange", showSection);
setInterval(() => {
  if (document.hidden) return;
  if (!byId("overview").hidden) loadStatus().catch(() => {});
  if (!byId("dead-letters").hidden) loadDeadLetters().catch(() => {});
}, 3000);
showSection();
attempt(loadStatus)();
follow();
