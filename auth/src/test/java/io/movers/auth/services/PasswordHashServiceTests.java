package io.movers.auth.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.movers.common.errors.UnavailableException;
import io.movers.common.security.node.CompatProperties;
import io.movers.servers.ChildJvm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordHashServiceTests {
    /** Computed with Node: scryptSync("secret1", "0123456789abcdef", 64).toString("hex") + ".0123456789abcdef". */
    private static final String NODE =
            "ab0eebd737d610bb4d4407ea8a5ff0bcee39aa258079250f70aef22ce355b129537f7635030a13120f20db6ff637a9242fb3fda9e843ce11df721f0dd0763d83.0123456789abcdef";

    private final PasswordHashService hashes = hashes(2, Duration.ofSeconds(30));
    private final PasswordHashService besideNode = hashes(2, Duration.ofSeconds(30), true);

    @Test
    void newHashIsArgon2idWithOwaspParameters() {
        String hash = hashes.hash("secret1");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashes.matches("secret1", hash)).isTrue();
        assertThat(hashes.matches("secret2", hash)).isFalse();
        assertThat(hashes.isOutdated(hash)).isFalse();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void hashOfTheLibraryAndHashOfJavaAreVerifiedByEachOther() {
        assertThat(new Argon2Form().encoder()).isInstanceOf(NativeArgon2Encoder.class);
        PasswordEncoder java = Argon2Form.inJava();
        for (String password : List.of("secret1", "contraseña 😀", "p".repeat(200))) {
            assertThat(java.matches(password, hashes.hash(password))).isTrue();
            assertThat(hashes.matches(password, java.encode(password))).isTrue();
            assertThat(hashes.matches(password + " ", java.encode(password))).isFalse();
        }
    }

    @Test
    void passwordsAreHashedInJavaWhereTheLibraryCannotBeLoaded() {
        try (ChildJvm child = ChildJvm.start(
                HashingWithoutLibrary.class,
                Map.of(),
                List.of("-Djna.tmpdir=" + System.getProperty("java.home") + "/release"),
                List.of(),
                Duration.ofMinutes(1))) {
            assertThat(hashes.matches("secret1", child.readyValue())).isTrue();
        }
    }

    static final class HashingWithoutLibrary {
        public static void main(String[] args) {
            var form = new Argon2Form();
            System.out.println(ChildJvm.READY
                    + (form.encoder() instanceof NativeArgon2Encoder ? "loaded" : form.encode("secret1")));
        }
    }

    @Test
    void samePasswordHashesDifferentlyEachTime() {
        assertThat(hashes.hash("secret1")).isNotEqualTo(hashes.hash("secret1"));
    }

    @Test
    void scryptHashOfNodeIsVerified() {
        assertThat(hashes.isOutdated(NODE)).isTrue();
        assertThat(hashes.matches("secret1", NODE)).isTrue();
        assertThat(hashes.matches("secret2", NODE)).isFalse();
    }

    @Test
    void newHashIsScryptBesideNodeServices() {
        String hash = besideNode.hash("secret1");

        assertThat(hash).matches("[0-9a-f]{128}\\.[0-9a-f]{16}").isNotEqualTo(besideNode.hash("secret1"));
        assertThat(besideNode.matches("secret1", hash)).isTrue();
        assertThat(besideNode.matches("secret2", hash)).isFalse();
        assertThat(new ScryptForm().encode("secret1", "0123456789abcdef")).isEqualTo(NODE);
        assertThat(hashes.matches("secret1", hash))
                .as("after COMPAT_NODE is turned off")
                .isTrue();
    }

    @Test
    void argon2HashIsOutdatedBesideNodeServices() {
        String ours = hashes.hash("secret1");

        assertThat(besideNode.isOutdated(ours)).isTrue();
        assertThat(besideNode.matches("secret1", ours)).isTrue();
        assertThat(besideNode.isOutdated(NODE)).isFalse();
        assertThat(besideNode.matches("secret1", null)).isFalse();
    }

    @Test
    void missingOrMalformedHashMatchesNoPassword() {
        assertThat(hashes.matches("secret1", null)).isFalse();
        assertThat(hashes.matches("secret1", "")).isFalse();
        assertThat(hashes.matches("secret1", "secret1")).isFalse();
        assertThat(hashes.matches("secret1", "$argon2id$v=19$m=19456,t=2,p=1$cut"))
                .isFalse();
    }

    @Test
    void fiftySignInsAtOnceAllGetTheirTurn() throws Exception {
        String hash = hashes.hash("secret1");
        PasswordHashService narrow = hashes(1, Duration.ofMinutes(2));
        ExecutorService many = Executors.newFixedThreadPool(50);
        try {
            List<Callable<Boolean>> signIns = Collections.nCopies(50, () -> narrow.matches("secret1", hash));
            for (Future<Boolean> answer : many.invokeAll(signIns)) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void signInThatWaitedTooLongIsRefusedWithRetryAfter() throws Exception {
        BlockedForm form = new BlockedForm();
        PasswordHashService blocked = blocked(form, Duration.ofMillis(1));
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Future<String> first = one.submit(() -> blocked.hash("secret1"));
            form.entered.await();

            assertThatThrownBy(() -> blocked.hash("secret1"))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            refusal -> assertThat(refusal.headers().getFirst("Retry-After"))
                                    .isEqualTo("5"));
            form.open.countDown();
            assertThat(first.get()).isEqualTo("hash");
            assertThat(blocked.hash("secret1")).isEqualTo("hash");
        } finally {
            form.open.countDown();
            one.shutdownNow();
        }
    }

    @Test
    void signInBeyondTheQueueIsRefusedAtOnce() throws Exception {
        BlockedForm form = new BlockedForm();
        PasswordHashService blocked = blocked(form, Duration.ofMinutes(1));
        ExecutorService many = Executors.newCachedThreadPool();
        try {
            List<Future<String>> accepted = new ArrayList<>();
            accepted.add(many.submit(() -> blocked.hash("secret1")));
            form.entered.await();
            for (int i = 0; i < PasswordHashService.MOST_WAITING; i++) {
                accepted.add(many.submit(() -> blocked.hash("secret1")));
            }
            await().until(() -> blocked.waiting() == PasswordHashService.MOST_WAITING);

            assertThatThrownBy(() -> blocked.hash("secret1")).isInstanceOf(UnavailableException.class);
            form.open.countDown();
            for (Future<String> hash : accepted) {
                assertThat(hash.get()).isEqualTo("hash");
            }
        } finally {
            form.open.countDown();
            many.shutdownNow();
        }
    }

    private static PasswordHashService blocked(PasswordForm form, Duration wait) {
        return new PasswordHashService(form, form, properties(1, wait), new CompatProperties(false));
    }

    private static PasswordHashService hashes(int atOnce, Duration wait) {
        return hashes(atOnce, wait, false);
    }

    private static PasswordHashService hashes(int atOnce, Duration wait, boolean besideNode) {
        return new PasswordHashService(
                new Argon2Form(), new ScryptForm(), properties(atOnce, wait), new CompatProperties(besideNode));
    }

    private static AuthProperties properties(int atOnce, Duration wait) {
        return new AuthProperties(false, Duration.ofMinutes(1), 1, 1, atOnce, wait, "", "");
    }

    /** Hashes nothing until it is opened. */
    private static final class BlockedForm implements PasswordForm {
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch open = new CountDownLatch(1);

        @Override
        public String encode(String password) {
            entered.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "hash";
        }

        @Override
        public boolean isOf(String stored) {
            return true;
        }

        @Override
        public boolean matches(String password, String stored) {
            return true;
        }
    }
}
