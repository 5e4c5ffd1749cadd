// Compiled, never run: what the compiler has to refuse. An expectation that is not met is an error itself.
import { connect, type Schema } from "../src/index.js";

const movers = connect({ baseUrl: "" });

export async function calls(): Promise<void> {
  const user: Schema<"AuthUser"> = await movers.signIn({ body: { email: "a@b.co", password: "secret" } });
  const email: string = user.email;
  const phone: string | undefined = user.phone;
  const page = await movers.listResources({ query: { status: "available", perPage: 10 } });
  const total: number = page.totalResults;
  const gone: undefined = await movers.deleteResource({ path: { id: "5f0000000000000000000404" } });
  await movers.listResources();
  const deletedAt: string | null | undefined = page.resources[0]?.deletedAt;
  await movers.rentResource({ path: { id: "5f" }, body: { typeRent: 1 }, idempotencyKey: "k" });
  void [email, phone, total, gone, deletedAt];

  // @ts-expect-error the password is missing
  await movers.signIn({ body: { email: "a@b.co" } });
  // @ts-expect-error a type of rent is a number
  await movers.rentResource({ path: { id: "5f" }, body: { typeRent: "one" } });
  // @ts-expect-error the id is missing
  await movers.rentResource({ body: { typeRent: 1 } });
  // @ts-expect-error there is no such role
  await movers.createUser({ body: { email: "a@b.co", password: "secret", firstName: "A", lastName: "B", documentType: "CC", documentNumber: "1", phone: "1", role: "king" } });
  // @ts-expect-error both parameters are required
  await movers.listAvailableResources({ query: { client: "Acme" } });
  // @ts-expect-error there is no such parameter
  await movers.listTravels({ query: { user: "x" } });
  // @ts-expect-error there is no such field
  void user.passwordHash;
  // @ts-expect-error what only reads takes no key
  await movers.listTravels({ idempotencyKey: "k" });
  // @ts-expect-error there is no such operation
  await movers.flyResource();
}
