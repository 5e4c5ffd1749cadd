// A service of the original's kind on a NATS Streaming cluster: publishes what it is told to on its standard input, and takes
// part in queue groups as the original's listeners do (all available messages, durable, acknowledged by hand, or by a listener
// with the original's models). One JSON object a line in both directions.
const { connect } = require('node-nats-streaming');
const readline = require('readline');

const [clusterId, clientId, url] = process.argv.slice(2);
const refusal = (service, msg) =>
  service ? require('./node-models').refusal(service, msg.getSubject(), JSON.parse(msg.getData())) : null;
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');
const stan = connect(clusterId, clientId, { url });

stan.on('error', (error) => say({ error: String(error) }));
stan.on('close', () => process.exit(0));
stan.on('connect', () => {
  say({ connected: clientId });
  const held = new Map();

  readline.createInterface({ input: process.stdin }).on('line', (line) => {
    const command = JSON.parse(line);
    if (command.publish) {
      stan.publish(command.publish, JSON.stringify(command.data), (error) =>
        say(error ? { error: String(error) } : { published: command.publish }));
    } else if (command.listen) {
      const options = stan
        .subscriptionOptions()
        .setDeliverAllAvailable()
        .setManualAckMode(true)
        .setAckWait(command.ackWait)
        .setDurableName(command.group);
      const subscription = stan.subscribe(command.listen, command.group, options);
      subscription.on('ready', () => say({ listening: command.listen, service: command.service }));
      subscription.on('message', (msg) => {
        held.set(msg.getSequence(), msg);
        say({
          received: msg.getSubject(),
          sequence: msg.getSequence(),
          redelivered: msg.isRedelivered(),
          data: JSON.parse(msg.getData()),
          service: command.service,
          refusal: refusal(command.service, msg),
        });
      });
    } else if (command.subscriptions) {
      say({ subscriptions: require('./node-models').subscriptions });
    } else if (command.ack) {
      held.get(command.ack).ack();
      say({ acked: command.ack });
    } else if (command.close) {
      stan.close();
    }
  });
});
