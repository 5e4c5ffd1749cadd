import { routes } from "./routes.js";
import type { components, operations } from "./schema.js";

export type { components, operations, paths } from "./schema.js";

/** The name of an operation: `signIn`. */
export type OperationId = keyof operations;

/** A type of the API: `Schema<"Resource">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

type Json<Message> = Message extends { content: { "application/json": infer Body } } ? Body : undefined;

type Successes<Responses> = {
  [Status in keyof Responses]: `${Status & number}` extends `2${string}` ? Json<Responses[Status]> : never;
}[keyof Responses];

/** What an operation answers. */
export type Answer<Id extends OperationId> = Successes<operations[Id]["responses"]>;

type Body<Operation> = Operation extends { requestBody: infer Message } ? { body: Json<Message> } : unknown;

type Path<Operation> = Operation extends { parameters: { path: infer Values } }
  ? [Values] extends [never] ? unknown : { path: Values }
  : unknown;

type Query<Operation> = Operation extends { parameters: { query: infer Values } }
  ? { query: Values }
  : Operation extends { parameters: { query?: infer Values } }
    ? [Values] extends [undefined] ? unknown : { query?: Values }
    : unknown;

/** What an operation is called with. */
export type Call<Id extends OperationId> = Body<operations[Id]> &
  Path<operations[Id]> &
  Query<operations[Id]> &
  Key<operations[Id]> & { signal?: AbortSignal };

type Key<Operation> = Operation extends { parameters: { header?: infer Headers } }
  ? [NonNullable<Headers>] extends [never]
    ? unknown
    : {
        /**
         * Names this call. Without it the client makes a key for each call. Keep one of your own to repeat a call after the
         * program was closed.
         */
        idempotencyKey?: string;
      }
  : unknown;

type Arguments<Id extends OperationId> = {} extends Call<Id> ? [call?: Call<Id>] : [call: Call<Id>];

/** One method for each operation. */
export type MoversClient = { readonly [Id in OperationId]: (...call: Arguments<Id>) => Promise<Answer<Id>> };

export interface ClientOptions {
  /** The address of the suite, without a path; empty in a page that the suite's own origin serves. */
  baseUrl: string;
  /** A session's token, sent as `Authorization: Bearer`. Without one the session cookie counts, which `signIn` sets. */
  token?: string;
  /** What sends requests; the global `fetch` unless given. */
  fetch?: typeof fetch;
  /** The milliseconds that one try may take; 20,000 unless given. */
  timeout?: number;
  /** How often a call that can be repeated is tried again; 5 times unless given, 0 for never. */
  retries?: number;
  /** Waits that many milliseconds; a timer unless given. */
  wait?: (milliseconds: number) => Promise<void>;
}

/** A refusal: the status and the messages of the API. */
export class MoversError extends Error {
  constructor(
    readonly operation: OperationId,
    readonly status: number,
    readonly errors: ReadonlyArray<{ message: string; field?: string }>,
    /** The seconds after which the call may be repeated, where the API says so. */
    readonly retryAfter: number | undefined,
  ) {
    super(`${operation}: ${status} ${errors.map((error) => error.message).join("; ")}`);
    this.name = "MoversError";
  }
}

/** Makes a client. */
export function connect(options: ClientOptions): MoversClient {
  const cookies = new Map<string, string>();
  const methods = Object.entries(routes).map(([id, [method, path, keyed]]) => [
    id,
    (call?: AnyCall) => repeat(options, cookies, { id: id as OperationId, method, path, keyed }, call ?? {}),
  ]);
  return Object.fromEntries(methods) as MoversClient;
}

interface AnyCall {
  body?: unknown;
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

interface Route {
  id: OperationId;
  method: string;
  path: string;
  /** Whether a repetition with the same key gets the first answer. */
  keyed: boolean;
}

const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 20_000;

/** Tries again what is safe to repeat: what only reads, and what carries a key. */
async function repeat(
  options: ClientOptions,
  cookies: Map<string, string>,
  route: Route,
  call: AnyCall,
): Promise<unknown> {
  const key = route.keyed ? (call.idempotencyKey ?? crypto.randomUUID()) : undefined;
  const retries = key !== undefined || route.method === "GET" ? (options.retries ?? 5) : 0;
  for (let tries = 0; ; tries++) {
    try {
      return await send(options, cookies, route, call, key);
    } catch (error) {
      const pause = pauseAfter(error, tries);
      if (tries >= retries || call.signal?.aborted === true || pause === undefined) {
        throw error;
      }
      await (options.wait ?? sleep)(pause);
    }
  }
}

/** The milliseconds to wait before the next try; undefined if another try would end the same, or would have to wait for too long. */
function pauseAfter(error: unknown, tries: number): number | undefined {
  const backOff = FIRST_PAUSE * 2 ** tries * (0.5 + Math.random());
  if (!(error instanceof MoversError)) {
    return Math.min(backOff, LONGEST_PAUSE);
  }
  const asked = error.retryAfter === undefined ? undefined : error.retryAfter * 1000;
  const temporary = [429, 502, 503, 504].includes(error.status) || (error.status === 409 && asked !== undefined);
  if (!temporary || (asked ?? 0) > LONGEST_PAUSE) {
    return undefined;
  }
  return Math.min(Math.max(backOff, asked ?? 0), LONGEST_PAUSE);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function send(
  options: ClientOptions,
  cookies: Map<string, string>,
  route: Route,
  call: AnyCall,
  key: string | undefined,
): Promise<unknown> {
  const timeout = AbortSignal.timeout(options.timeout ?? 20_000);
  const headers = new Headers({ Accept: "application/json" });
  if (call.body !== undefined) {
    headers.set("Content-Type", "application/json");
  }
  if (options.token !== undefined) {
    headers.set("Authorization", `Bearer ${options.token}`);
  }
  if (key !== undefined) {
    headers.set("Idempotency-Key", key);
  }
  if (cookies.size > 0) {
    headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
  }
  const response = await (options.fetch ?? fetch)(options.baseUrl + address(route.path, call), {
    method: route.method,
    headers,
    credentials: "include",
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    signal: call.signal === undefined ? timeout : AbortSignal.any([timeout, call.signal]),
  });
  keep(response, cookies);
  const text = await response.text();
  const body: unknown = text === "" ? undefined : parsed(text);
  if (response.ok) {
    return body;
  }
  const retryAfter = Number(response.headers.get("Retry-After") ?? Number.NaN);
  throw new MoversError(route.id, response.status, errorsOf(body, text), Number.isNaN(retryAfter) ? undefined : retryAfter);
}

function address(template: string, call: AnyCall): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(call.path?.[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) {
      query.set(name, String(value));
    }
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

/** A browser keeps cookies itself and shows none of them; elsewhere somebody has to. */
function keep(response: Response, cookies: Map<string, string>): void {
  if ("document" in globalThis) {
    return;
  }
  for (const cookie of response.headers.getSetCookie?.() ?? []) {
    const [pair = "", ...attributes] = cookie.split(";");
    const separator = pair.indexOf("=");
    const name = pair.slice(0, separator).trim();
    if (attributes.some((attribute) => attribute.trim().toLowerCase() === "max-age=0")) {
      cookies.delete(name);
    } else {
      cookies.set(name, pair.slice(separator + 1));
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorsOf(body: unknown, text: string): ReadonlyArray<{ message: string; field?: string }> {
  const errors = (body as { errors?: unknown } | undefined)?.errors;
  return Array.isArray(errors) ? errors : [{ message: text.slice(0, 200) }];
}
