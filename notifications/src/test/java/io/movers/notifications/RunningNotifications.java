package io.movers.notifications;

import io.movers.servers.Ports;
import io.movers.servers.SmtpServer;
import io.movers.testing.JsonHttp;
import io.movers.testing.RunningService;
import io.movers.testing.Servers;
import java.util.List;

/** The service as it runs, with a real broker, a real MongoDB-protocol server and a mail server. */
final class RunningNotifications extends RunningService {
    /** Runs on servers that the caller closes. */
    RunningNotifications(Servers servers, SmtpServer smtp) {
        super(
                run(
                        servers.mongo().uri("notifications"),
                        servers.nats().url(),
                        List.of(NotificationsApplication.class),
                        "EMAIL_HOST=" + Ports.LOOPBACK,
                        "EMAIL_PORT=" + smtp.port(),
                        "EMAIL_TLS=none"),
                port -> JsonHttp.withBearer(port, "/api/notifications"));
    }
}
