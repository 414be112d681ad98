/* The form of a community, on the phone: what is written is kept here until it could be sent.
   One file in two places: on the page, and as the service worker that serves the page offline. */
"use strict";

const NAME = "tell";
const onPage = typeof document !== "undefined";

function kept(mode, ask) {
  return new Promise((done, fail) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(NAME, { keyPath: "receipt" });
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const base = opening.result;
      const step = base.transaction(NAME, mode);
      const asked = ask(step.objectStore(NAME));
      step.oncomplete = () => { base.close(); done(asked.result); };
      step.onerror = step.onabort = () => { base.close(); fail(step.error); };
    };
  });
}

/* Send what waits, oldest first. Sending twice does no harm: the number makes it one. */
async function send() {
  const refused = [];
  for (const one of await kept("readonly", (store) => store.getAll())) {
    let answer;
    try {
      answer = await fetch(one.to, {
        method: "POST", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer",
        headers: { Accept: "application/json" }, body: new URLSearchParams(one.fields),
      });
    } catch { break; }
    if (answer.status === 429 || answer.status >= 500) break;
    if (!answer.ok) { refused.push((await answer.json().catch(() => ({}))).problem || String(answer.status)); continue; }
    await kept("readwrite", (store) => store.delete(one.receipt));
  }
  return refused;
}

/* The same page in the language last chosen, else in any. */
async function offline(request) {
  const exact = await caches.match(request, { ignoreVary: true });
  return exact || (await caches.match(request, { ignoreVary: true, ignoreSearch: true })) || Response.error();
}

if (!onPage) {
  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
  self.addEventListener("sync", (event) => event.waitUntil(send()));
  self.addEventListener("fetch", (event) => {
    if (event.request.method !== "GET") return;
    event.respondWith(fetch(event.request).catch(() => offline(event.request)));
  });
} else {
  start();
}

function number() {
  const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  return [...crypto.getRandomValues(new Uint8Array(16))].map((value) => letters[value % 32]).join("");
}

async function start() {
  const form = document.getElementById("tell");
  const words = document.getElementById("words").dataset;
  const status = document.getElementById("status");
  const forget = document.getElementById("forget");

  let receipt = ""; // of what was written last

  async function show(refused) {
    const left = (await kept("readonly", (store) => store.getAll())).length;
    status.textContent = "";
    const say = (text, look) => {
      const line = document.createElement("p");
      line.textContent = text;
      if (look) line.className = look;
      status.append(line);
    };
    refused.forEach((problem) => say(problem, "bad"));
    if (left) say(words.waiting.replace("{n}", left));
    else if (!refused.length) say(words.sent);
    if (receipt) { say(words.number); say(receipt.match(/.{4}/g).join(" "), "number"); }
    status.hidden = !status.childNodes.length;
    forget.hidden = false;
  }

  async function again() {
    const before = (await kept("readonly", (store) => store.getAll())).length;
    if (before) await show(await send());
  }

  async function readyOffline() {
    if (!("serviceWorker" in navigator)) return;
    await navigator.serviceWorker.register(words.worker);
    const store = await caches.open(NAME);
    const parts = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((one) => one.href || one.src);
    await store.addAll([location.href, ...parts]);
    await navigator.serviceWorker.ready;
    document.getElementById("offline").hidden = false;
    forget.hidden = false;
  }

  forget.addEventListener("click", async () => {
    indexedDB.deleteDatabase(NAME);
    if (self.caches) await caches.delete(NAME);
    if ("serviceWorker" in navigator) for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    if (form) form.reset();
    document.getElementById("offline").hidden = true;
    status.hidden = false;
    status.textContent = words.forgotten;
    forget.hidden = true;
  });

  try {
    await kept("readonly", (store) => store.count());
  } catch { return; }  // a browser that keeps nothing sends the form as any other
  if (form) form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(form));
    receipt = fields.receipt = number();
    await kept("readwrite", (store) => store.put({ receipt, to: location.href, fields }));
    form.reset();
    const refused = await send();
    if (refused.length) form.elements.account.value = fields.account;
    await show(refused);
    status.focus();
    const worker = await navigator.serviceWorker?.getRegistration();
    if (worker && "sync" in worker) worker.sync.register(NAME).catch(() => {});
  });
  window.addEventListener("online", again);
  again();
  readyOffline().catch(() => {});
}
