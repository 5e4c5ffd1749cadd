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
    connect({ baseUrl: "", fetch }).listTravels(),
    (error) => error.status === 502 && error.errors[0].message === "<h1>Bad gateway</h1>");
});

test("an answer without a body is undefined", async () => {
  const { fetch } = answering(new Response(null, { status: 204 }));

  assert.equal(await connect({ baseUrl: "", fetch }).deleteResource({ path: { id: "1" } }), undefined);
});
