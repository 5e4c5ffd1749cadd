import assert from "node:assert/strict";
import { test } from "node:test";
import { connect, MoversError } from "../dist/index.js";

function answering(...responses) {
  const requests = [];
  const fetch = async (url, init) => {
    requests.push({ url, ...init });
    return responses.shift();
  };
  return { requests, fetch };
}

test("path, query and body are sent where they belong", async () => {
  const { requests, fetch } = answering(Response.json({}), Response.json([]));
  const movers = connect({ baseUrl: "https://movers.test", fetch });

  await movers.rentResource({ path: { id: "a/b" }, body: { typeRent: 1 } });
  await movers.listUsers({ query: { role: "user", client: undefined, perPage: 5 } });

  assert.equal(requests[0].url, "https://movers.test/api/resources/a%2Fb/rent");
  assert.equal(requests[0].method, "POST");
  assert.equal(requests[0].body, '{"typeRent":1}');
  assert.equal(requests[0].headers.get("content-type"), "application/json");
  assert.equal(requests[1].url, "https://movers.test/api/users?role=user&perPage=5");
  assert.equal(requests[1].body, undefined);
});

test("the session cookie is kept until it is cleared", async () => {
  const signedIn = Response.json({});
  signedIn.headers.append("Set-Cookie", "movers=token; Path=/; HttpOnly");
  const signedOut = Response.json({});
  signedOut.headers.append("Set-Cookie", "movers=; Path=/; Max-Age=0");
  const { requests, fetch } = answering(signedIn, signedOut, Response.json({}));
  const movers = connect({ baseUrl: "", fetch });

  await movers.signIn({ body: { email: "a@b.co", password: "x" } });
  await movers.signOut();
  await movers.getCurrentUser();

  assert.deepEqual(requests.map((request) => request.headers.get("cookie")), [null, "movers=token", null]);
});

test("a token is sent as a bearer", async () => {
  const { requests, fetch } = answering(Response.json([]));

  await connect({ baseUrl: "", token: "t", fetch }).listTravels();

  assert.equal(requests[0].headers.get("authorization"), "Bearer t");
});

test("a refusal is an error with the status and the messages", async () => {
  const errors = [{ message: "Invalid email", field: "email" }];
  const { fetch } = answering(Response.json({ errors }, { status: 429, headers: { "Retry-After": "30" } }));

  await assert.rejects(
    connect({ baseUrl: "", fetch }).signIn({ body: { email: "", password: "" } }),
    (error) => error instanceof MoversError && error.status === 429 && error.retryAfter === 30
      && error.errors[0].field === "email");
});

test("an answer that is no JSON is an error, too", async () => {
  const { fetch } = answering(new Response("<h1>Bad gateway</h1>", { status: 502 }));

  await assert.rejects(
    connect({ baseUrl: "", fetch, retries: 0 }).listTravels(),
    (error) => error.status === 502 && error.errors[0].message === "<h1>Bad gateway</h1>");
});

test("an answer without a body is undefined", async () => {
  const { fetch } = answering(new Response(null, { status: 204 }));

  assert.equal(await connect({ baseUrl: "", fetch }).deleteResource({ path: { id: "1" } }), undefined);
});

/** A client that does not wait, and what it waited for. */
function patient(fetch, options = {}) {
  const pauses = [];
  const wait = async (milliseconds) => void pauses.push(milliseconds);
  return { pauses, movers: connect({ baseUrl: "", fetch, wait, ...options }) };
}

const refusal = (status, headers = {}) => Response.json({ errors: [{ message: "later" }] }, { status, headers });
const rent = { path: { id: "1" }, body: { typeRent: 1 } };

test("a call whose answer is lost is repeated with the same key", async () => {
  const requests = [];
  const { movers, pauses } = patient(async (url, init) => {
    requests.push(init);
    if (requests.length < 3) {
      throw new TypeError("fetch failed");
    }
    return Response.json({ id: "r" });
  });

  assert.deepEqual(await movers.rentResource(rent), { id: "r" });

  const keys = requests.map((request) => request.headers.get("idempotency-key"));
  assert.equal(keys.length, 3);
  assert.ok(keys[0].length >= 32);
  assert.equal(new Set(keys).size, 1);
  assert.ok(pauses[1] > 0 && pauses.length === 2);
});

test("each call has a key of its own, or the one it is given", async () => {
  const { requests, fetch } = answering(Response.json({}), Response.json({}), Response.json({}));
  const { movers } = patient(fetch);

  await movers.rentResource(rent);
  await movers.rentResource(rent);
  await movers.rentResource({ ...rent, idempotencyKey: "mine" });

  const keys = requests.map((request) => request.headers.get("idempotency-key"));
  assert.notEqual(keys[0], keys[1]);
  assert.equal(keys[2], "mine");
});

test("what is busy, limited or still running is tried again after the time that it asks for", async () => {
  const { requests, fetch } = answering(
    refusal(503, { "Retry-After": "2" }), refusal(429, { "Retry-After": "5" }), refusal(409, { "Retry-After": "2" }),
    Response.json({}));
  const { movers, pauses } = patient(fetch);

  await movers.rentResource(rent);

  assert.equal(requests.length, 4);
  assert.ok(pauses[0] >= 2000 && pauses[1] >= 5000 && pauses[2] >= 2000);
});

test("what would end the same is not tried again", async () => {
  for (const response of [refusal(400), refusal(409), refusal(422), refusal(500), refusal(429, { "Retry-After": "600" })]) {
    const { requests, fetch } = answering(response);

    await assert.rejects(patient(fetch).movers.rentResource(rent), (error) => error.status === response.status);
    assert.equal(requests.length, 1);
  }
});

test("a call that cannot be repeated safely is sent once, without a key", async () => {
  const { requests, fetch } = answering(refusal(503, { "Retry-After": "1" }));

  await assert.rejects(patient(fetch).movers.signIn({ body: { email: "a@b.co", password: "x" } }));

  assert.equal(requests.length, 1);
  assert.equal(requests[0].headers.get("idempotency-key"), null);
});

test("a silent service is given up after the time-out, and the call is tried again", async () => {
  let tries = 0;
  const { movers } = patient((url, init) => {
    tries++;
    return tries > 1
      ? Promise.resolve(Response.json([]))
      : new Promise((resolve, reject) => {
          const alive = setInterval(() => {}, 1000);
          init.signal.addEventListener("abort", () => {
            clearInterval(alive);
            reject(init.signal.reason);
          });
        });
  }, { timeout: 20 });

  assert.deepEqual(await movers.listTravels(), []);
  assert.equal(tries, 2);
});

test("a caller who gives up is not kept waiting", async () => {
  const controller = new AbortController();
  const { requests, fetch } = answering();
  const { movers } = patient(async (url, init) => {
    controller.abort();
    return fetch(url, init).then(() => Promise.reject(init.signal.reason));
  });

  await assert.rejects(movers.listTravels({ signal: controller.signal }), (error) => error.name === "AbortError");
  assert.equal(requests.length, 1);
});
