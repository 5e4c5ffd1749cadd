package io.movers.auth.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.auth.RunningAuth;
import io.movers.testing.Servers;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Unverified accounts that an earlier release or a Node service stored without who created them. */
class SelfSignUpMigrationIT {
    static Servers servers;
    static NodeDatabase stored;
    static RunningAuth auth;

    @BeforeAll
    static void start() {
        servers = Servers.start();
        stored = new NodeDatabase(servers.mongo());
        auth = RunningAuth.on(servers);
    }

    @AfterAll
    static void stop() {
        auth.close();
        stored.close();
        servers.close();
    }

    @Test
    void accountThatSignedItselfUpAtAnEarlierReleaseIsHeldToItsActivation() {
        ObjectId own = stored.insertUser(ofEarlierRelease("own@acme.test"));
        String before = auth.signIn("own@acme.test", "secret1");
        assertThat(ranking(before))
                .as("the account does not say who created it")
                .isEqualTo(200);

        migrate(1);

        assertThat(ranking(before)).as("a session that does not say so either").isEqualTo(401);
        assertThat(ranking(auth.signIn("own@acme.test", "secret1"))).isEqualTo(403);
        assertThat(stored.user(own)).containsEntry("selfSignedUp", true).containsEntry("status", "unverified");
        await().untilAsserted(() -> assertThat(servers.bus().published("user:updated", own.toHexString()))
                .as("the other services end the session, too")
                .hasSize(1));
        migrate(0);
    }

    @Test
    void accountsThatSomebodyVouchesForAreNotHeld() {
        Document ofStaff = ofEarlierRelease("staffed@acme.test")
                .append("documentType", "CC")
                .append("photo", "");
        ofStaff.remove("mainTransportationMethod");
        stored.insertUser(ofStaff);
        stored.insertUser(ofEarlierRelease("admin@acme.test").append("role", "client-admin"));
        stored.insertUser(ofEarlierRelease("done@acme.test").append("status", "active"));
        Document ofNode = ofEarlierRelease("node@acme.test");
        ofNode.remove("activationExpiresAt");
        stored.insertUser(ofNode);
        stored.insertUser(ofEarlierRelease("loaded@acme.test").append("selfSignedUp", false));

        migrate(0);

        for (String email : new String[] {"staffed", "admin", "done", "node", "loaded"}) {
            assertThat(ranking(auth.signIn(email + "@acme.test", "secret1")))
                    .as(email)
                    .isEqualTo(200);
        }
    }

    private static void migrate(long changed) {
        assertThat(auth.bean(SelfSignUpMigration.class).takeOver()).isEqualTo(changed);
    }

    private static int ranking(String session) {
        return auth.call("GET", "/api/users/ranking", session, null).status();
    }

    private static Document ofEarlierRelease(String email) {
        return NodeDatabase.user(new ObjectId(), email)
                .append("status", "unverified")
                .append("mainTransportationMethod", "Moto")
                .append("activationExpiresAt", Date.from(Instant.now().plusSeconds(3600)));
    }
}
