// Against a running suite: MOVERS_URL, MOVERS_EMAIL and MOVERS_PASSWORD of an administrator.
import assert from "node:assert/strict";
import { test } from "node:test";
import { connect, MoversError } from "../dist/index.js";

const { MOVERS_URL: baseUrl, MOVERS_EMAIL: email, MOVERS_PASSWORD: password } = process.env;

/** What one service stores, the others learn of a moment later. */
async function eventually(call) {
  const end = Date.now() + 20_000;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof MoversError) || error.status >= 500 || Date.now() > end) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

test("signs in, lists, rents, travels and returns", async () => {
  const movers = connect({ baseUrl });
  const run = Date.now().toString(36);
  const client = `Acme ${run}`;

  await assert.rejects(movers.listUsers(), (error) => error instanceof MoversError && error.status === 401);
  const me = await movers.signIn({ body: { email, password } });
  assert.equal(me.email, email);
  assert.equal((await movers.getCurrentUser()).currentUser.id, me.id);

  const company = await movers.createClient({ body: { name: client, nit: run, logo: "acme.png" } });
  await eventually(() =>
    movers.createOffice({
      path: { id: company.id },
      body: {
        name: "Norte", city: "Bogota", country: "Colombia", location: { lat: 4.6, lng: -74.1 },
        mebAdmin: me.id, clientAdmin: me.id, inventoryAdmin: me.id, repairAdmin: me.id, maintenanceAdmin: me.id,
      },
    }));
  const type = `Bicicleta ${run}`;
  await movers.createResourceType({
    body: {
      type, brand: "GW", model: "2026", photo: "https://acme.example/gw.png",
      measureIndicators: true, checkupTime: 30, kmToMaintenance: 100,
    },
  });
  const reference = `R-${run}`;
  const bicycle = await eventually(() =>
    movers.createResource({
      body: { type, reference, qrCode: "x", lockerPassword: 1234, client, office: "Norte", loanTime: 60 },
    }));

  const page = await movers.listResources({ query: { reference } });
  assert.equal(page.totalResults, 1);
  assert.equal(page.resources[0].id, bicycle.id);
  assert.equal((await movers.findResource({ query: { ref: reference } })).id, bicycle.id);

  const rental = await movers.rentResource({ path: { id: bicycle.id }, body: { typeRent: 1 } });
  assert.equal(rental.resource.status, "rented");
  await assert.rejects(
    movers.rentResource({ path: { id: bicycle.id }, body: { typeRent: 1 } }),
    (error) => error.status === 400 && error.errors.length === 1);

  const trip = await movers.startTravel({
    body: { origin: "Casa", destination: "Oficina", resourceRef: reference, reservationId: rental.reservation.id },
  });
  const finished = await movers.finishTravel({ path: { id: trip.id }, body: { indicators: { km: 12 } } });
  assert.equal(finished.status, "completed");
  assert.ok((await movers.listTravels()).some((travel) => travel.id === trip.id));

  const back = await movers.returnResource({
    path: { id: bicycle.id },
    body: { reservationId: rental.reservation.id },
  });
  assert.notEqual(back.resource.status, "rented");
  await movers.signOut();
  await assert.rejects(movers.listRentedResources(), (error) => error.status === 401);
});
