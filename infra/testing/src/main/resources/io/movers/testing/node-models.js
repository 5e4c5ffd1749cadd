// What the Node services' listeners do with an event, up to the point where mongoose validates the document that they would save.
// The schemas are those of the collections of the Node suite: types, required fields and the one enum that copies have.
const mongoose = require('mongoose');

const required = (type) => ({ type, required: true });
const model = (name, fields) => mongoose.model(name, new mongoose.Schema(fields));

const names = { email: required(String), firstName: required(String), lastName: required(String) };
const ClientsUser = model('clients.users', {
  ...names,
  client: String,
  office: String,
  weight: { type: Number, default: 0 },
  bloodType: String,
  gender: { type: String, enum: ['male', 'female'] },
  documentNumber: String,
  phone: String,
  photo: String,
  emergencyContactName: String,
  emergencyContactPhone: String,
  eps: { id: String, name: String },
  deletedAt: { type: Date, default: null },
});
const CompanyUser = model('companies.users', { ...names, client: String, office: String });
const NotificationsUser = model('notifications.users', { ...names, activationCode: required(Number) });
const Domain = model('clients.domains', { domain: required(String), client: required(String), active: Boolean });
const Email = model('clients.emails', {
  email: required(String),
  client: required(String),
  office: required(String),
  active: Boolean,
});
const Office = model('resources.offices', {
  name: required(String),
  client: required(String),
  repairAdmin: required(String),
  inventoryAdmin: required(String),
  maintenanceAdmin: required(String),
});
const Resource = model('copied.resources', {
  type: required(String),
  reference: required(String),
  qrCode: required(String),
  lockerPassword: required(Number),
  client: required(String),
  clientNumber: String,
  office: required(String),
  loanTime: required(Number),
  status: required(String),
  photo: String,
});
const point = { latitude: Number, longitude: Number };
const Travel = model('resources.travels', {
  origin: required(String),
  destination: required(String),
  originPoint: point,
  destinationPoint: point,
  resourceRef: required(String),
  reservationId: required(String),
  userId: required(String),
  status: required(String),
  tracking: [Object],
  indicators: {
    energyFootprint: Number,
    environmentalFootprint: Number,
    economicFootprint: Number,
    calories: Number,
    km: Number,
  },
});
const Point = model('auth.userpoints', {
  userId: required(String),
  reservationId: required(String),
  points: required(Number),
});

const build = (Model, data, fields = Object.keys(Model.schema.paths)) => {
  const document = new Model({ _id: data.id });
  fields.map((path) => path.split('.')[0]).filter((field) => !field.startsWith('_')).forEach((field) => document.set(field, data[field]));
  return document;
};
const update = (document, data) => {
  Object.entries(data).filter(([field, value]) => value && document.schema.pathType(field) !== 'adhocOrUndefined' && field !== 'id')
    .forEach(([field, value]) => document.set(field, value));
  return document;
};
const known = (Model, values) => new Model({ _id: new mongoose.Types.ObjectId(), ...values });
const copy = { type: 'Bicicleta', reference: 'R-1', qrCode: 'q', lockerPassword: 1, client: 'Acme', office: 'Norte', loanTime: 1, status: 'available' };

const listeners = {
  'clients-service user:created': (data) => build(ClientsUser, data),
  'resources-service user:created': (data) => build(CompanyUser, data),
  'travels-service user:created': (data) => build(CompanyUser, data),
  'notifications-service user:created': (data) => build(NotificationsUser, data),
  'clients-service user:updated': (data) => update(known(ClientsUser, { email: 'a@b.co', firstName: 'A', lastName: 'B' }), data),
  'notifications-service password:reset': (data) => known(NotificationsUser, { ...{ email: 'a@b.co', firstName: 'A', lastName: data.userId }, activationCode: data.code }),
  'clients-service domain:authorized': (data) => build(Domain, data),
  'clients-service email:authorized': (data) => build(Email, data),
  'resources-service office:created': (data) => build(Office, data),
  'auth-service resource:created': (data) => build(Resource, data),
  'clients-service resource:created': (data) => build(Resource, data),
  'auth-service resource:updated': (data) => known(Resource, { ...copy, status: data.status, type: data.type }),
  'clients-service resource:updated': (data) => known(Resource, { ...copy, status: data.status }),
  'auth-service travel:created': (data) => build(Point, { ...data, points: 50 }),
  'resources-service travel:created': (data) => build(Travel, data),
  'auth-service travel:finished': (data) => build(Point, { ...data, points: (data.indicators && data.indicators.km) || 0 }),
  'resources-service travel:finished': (data) => build(Travel, data),
};

/** Everything that a Node service listens to, as "service subject". */
exports.subscriptions = Object.keys(listeners);

/** Why the service's listener would throw at this event instead of acknowledging it; null if it would not. */
exports.refusal = (service, subject, data) => {
  try {
    const invalid = listeners[`${service} ${subject}`](data).validateSync();
    return invalid ? invalid.message : null;
  } catch (error) {
    return String(error);
  }
};
