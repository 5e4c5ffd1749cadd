// Runs once, when the database starts on an empty volume: one user for each service, who may use the database of its name only.
for (const service of ['auth', 'clients', 'locations', 'notifications', 'resources', 'travels']) {
  db.getSiblingDB(service).createUser({
    user: service,
    pwd: process.env.MOVERS_PASSWORD,
    roles: [{ role: 'readWrite', db: service }],
  });
}
