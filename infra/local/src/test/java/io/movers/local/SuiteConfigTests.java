package io.movers.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteConfigTests {
    @TempDir
    Path dir;

    @Test
    void withoutVariablesItIsTheDocumentedSuite() {
        var config = SuiteConfig.fromEnvironment(Map.of("NATS_URL", " "));
        assertThat(config.bindAddress()).isEqualTo("127.0.0.1");
        assertThat(config.gatewayPort()).isEqualTo(8080);
        assertThat(config.mongoPort()).isEqualTo(27017);
        assertThat(config.natsPort()).isEqualTo(4222);
        assertThat(config.smtpPort()).isEqualTo(1025);
        assertThat(config.dataDir()).isEqualTo(Path.of(".data").toAbsolutePath());
        assertThat(config.natsUrl()).isNull();
        assertThat(config.mongoUriBase()).isNull();
    }

    @Test
    void invalidPortIsReportedWithItsVariable() {
        for (String value : new String[] {"0", "65536", "x", "-1", "123456"}) {
            assertThatThrownBy(() -> SuiteConfig.fromEnvironment(Map.of("SMTP_PORT", value)))
                    .isInstanceOf(SuiteException.class)
                    .hasMessageContaining("SMTP_PORT");
        }
    }

    @Test
    void unknownDatabaseIsRefused() {
        assertThat(SuiteConfig.fromEnvironment(Map.of()).database()).isEqualTo(DatabaseChoice.AUTO);
        assertThat(SuiteConfig.fromEnvironment(Map.of("MONGO", "download")).database())
                .isEqualTo(DatabaseChoice.DOWNLOAD);
        assertThatThrownBy(() -> SuiteConfig.fromEnvironment(Map.of("MONGO", "real")))
                .isInstanceOf(SuiteException.class)
                .hasMessage("MONGO is \"real\", which is none of auto, embedded, installed, download");
    }

    @Test
    void databasesAreNamedAfterTheServicesAndOptionsStay() throws IOException {
        assertThat(uri("mongodb://a:1")).isEqualTo("mongodb://a:1/travels");
        assertThat(uri("mongodb://a:1/")).isEqualTo("mongodb://a:1/travels");
        assertThat(uri("mongodb://a,b/?replicaSet=r&w=majority"))
                .isEqualTo("mongodb://a,b/travels?replicaSet=r&w=majority");
        assertThat(uri("mongodb://a/test-?replicaSet=r")).isEqualTo("mongodb://a/test-travels?replicaSet=r");
    }

    @Test
    void propertyOfOneServiceReachesOnlyThat() throws IOException {
        SuiteConfig config = SuiteConfig.onFreePorts(dir)
                .with("COMPAT_NODE", "true")
                .with(Service.CLIENTS, "MONGO_URI", "mongodb://other/clients");
        SuiteSettings settings = SuiteSettings.of(config, "mongodb://a", "nats://n", null, "127.0.0.1");

        assertThat(settings.of(Service.CLIENTS, 1, 2))
                .containsEntry("MONGO_URI", "mongodb://other/clients")
                .containsEntry("COMPAT_NODE", "true");
        assertThat(settings.of(Service.AUTH, 1, 2))
                .containsEntry("MONGO_URI", "mongodb://a/auth")
                .containsEntry("COMPAT_NODE", "true")
                .doesNotContainKey("clients.MONGO_URI");
        assertThat(settings.mongoUri(Service.CLIENTS)).isEqualTo("mongodb://other/clients");
    }

    @Test
    void variablesOfTheEnvironmentReplaceTheDefaultsOfTheSuite() throws IOException {
        var config = SuiteConfig.fromEnvironment(Map.of(
                "DATA_DIR", dir.toString(),
                "COOKIE_SECURE", "true",
                "PUBLIC_BASE_URL", "https://movers.example",
                "EMAIL_HOST", "smtp.example"));

        assertThat(SuiteSettings.of(config, "mongodb://a", "nats://n", null, "127.0.0.1")
                        .of(Service.AUTH, 1, 2))
                .containsEntry("COOKIE_SECURE", "true")
                .containsEntry("PUBLIC_BASE_URL", "https://movers.example")
                .as("the service reads what belongs to EMAIL_HOST in the environment, too")
                .doesNotContainKeys("EMAIL_HOST", "EMAIL_PORT", "EMAIL_TLS");
    }

    @Test
    void everyDocumentedVariableReachesTheServicesOrIsMarked() throws IOException {
        var marked = new TreeSet<String>();
        for (String row : Files.readAllLines(Path.of("../../docs/configuration.md"))) {
            if (!row.startsWith("| `")) {
                continue;
            }
            String names = row.substring(1, row.indexOf('|', 1));
            for (var match :
                    Pattern.compile("`([A-Z0-9_]+)`").matcher(names).results().toList()) {
                String name = match.group(1);
                if (row.contains("not locally")) {
                    marked.add(name);
                } else if (!SuiteConfig.VARIABLES.contains(name)) {
                    assertReachesTheServices(name);
                }
            }
        }
        assertThat(marked).isEqualTo(new TreeSet<>(SuiteConfig.NOT_LOCALLY));
    }

    /** A service finds a variable in its properties, or else in the environment of the process. */
    private void assertReachesTheServices(String name) throws IOException {
        var config = SuiteConfig.fromEnvironment(Map.of("DATA_DIR", dir.toString(), name, "a value of its own"));
        var settings = SuiteSettings.of(config, "mongodb://a", "nats://n", null, "127.0.0.1");

        assertThat(settings.of(Service.AUTH, 1, 2).getOrDefault(name, "a value of its own"))
                .as(name)
                .isEqualTo("a value of its own");
    }

    @Test
    void variableThatNothingReadsIsNamedWithTheOneThatMayBeMeant() {
        var unread = UnreadVariables.ofTheSuite();

        assertThat(unread.warnings(List.of("RATE_LIMITS_ENABLED", "EMAIL_SERVER", "MONGO_URL")))
                .containsExactly(
                        "EMAIL_SERVER is set, but nothing reads it. docs/configuration.md lists what is read.",
                        "MONGO_URL is set, but nothing reads it. Did you mean MONGO_URI?",
                        "RATE_LIMITS_ENABLED is set, but nothing reads it. Did you mean RATE_LIMIT_ENABLED?");
        assertThat(unread.warnings(
                        List.of("PATH", "HOME", "LANG", "JAVA_HOME", "GATEWAY_PORT", "JWT_KEY", "LOG_LEVEL")))
                .isEmpty();
    }

    @Test
    void everyWriteIsCommittedOnlyIfThatIsAskedFor() {
        assertThat(SuiteConfig.fromEnvironment(Map.of()).commitEveryWrite()).isFalse();
        assertThat(SuiteConfig.fromEnvironment(Map.of("MONGO_COMMIT_EVERY_WRITE", "true"))
                        .commitEveryWrite())
                .isTrue();
        assertThatThrownBy(() -> SuiteConfig.fromEnvironment(Map.of("MONGO_COMMIT_EVERY_WRITE", "yes")))
                .hasMessageContaining("MONGO_COMMIT_EVERY_WRITE");
    }

    @Test
    void extraServicesAreReadFromTheirVariable() {
        assertThat(extraServices("incidents=http://localhost:28200, parking2=http://10.0.0.7:80/"))
                .containsExactly(
                        new ExtraService("incidents", "localhost", 28200),
                        new ExtraService("parking2", "10.0.0.7", 80));
        assertThat(extraServices(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incidents",
                "incidents=",
                "incidents=localhost:28200",
                "incidents=http://localhost",
                "incidents=https://localhost:28200",
                "incidents=http://localhost:0",
                "incidents=http://localhost:65535",
                "incidents=http://localhost:28200/api",
                "incidents=http://user:secret@localhost:28200",
                "Incidents=http://localhost:28200",
                "my-incidents=http://localhost:28200",
                "in/cidents=http://localhost:28200",
                "users=http://localhost:28200",
                "travels=http://localhost:28200",
                "auth=http://localhost:28200",
                "movers=http://localhost:28200",
                "incidents=http://localhost:28200,",
                "incidents=http://localhost:28200,incidents=http://localhost:28300"
            })
    void invalidExtraServiceIsReportedWithItsVariable(String value) {
        assertThatThrownBy(() -> extraServices(value))
                .isInstanceOf(SuiteException.class)
                .hasMessageStartingWith("EXTRA_SERVICES ");
    }

    @Test
    void environmentOfAnExtraServiceHasWhatTheSuiteWasGiven() throws IOException {
        var config = SuiteConfig.fromEnvironment(Map.of(
                "DATA_DIR", dir.toString(),
                "CORS_ALLOWED_ORIGINS", "https://admin.example",
                "EXTRA_SERVICES", "incidents=http://localhost:28200"));
        var settings = SuiteSettings.of(config, "mongodb://a/test-?w=1", "nats://n", null, "127.0.0.1");

        assertThat(settings.of(config.extraServices().get(0)))
                .containsEntry("PORT", "28200")
                .containsEntry("MANAGEMENT_PORT", "28201")
                .containsEntry("MONGO_URI", "mongodb://a/test-incidents?w=1")
                .containsEntry("EVENTS_TRANSPORT", "jetstream")
                .containsEntry("CORS_ALLOWED_ORIGINS", "https://admin.example")
                .containsEntry("COOKIE_SECURE", "false")
                .doesNotContainKeys("EMAIL_HOST", "BOOTSTRAP_ADMIN_PASSWORD");
    }

    @Test
    void numberOfExtraServicesHasALimit() {
        String many = IntStream.range(0, 21)
                .mapToObj(i -> "extra" + i + "=http://localhost:" + (28200 + 10 * i))
                .collect(Collectors.joining(","));
        assertThatThrownBy(() -> extraServices(many)).hasMessageContaining("more than 20");
    }

    private static List<ExtraService> extraServices(String value) {
        return SuiteConfig.fromEnvironment(Map.of("EXTRA_SERVICES", value)).extraServices();
    }

    @Test
    void secretsAreCreatedOnce() throws IOException {
        var first = settings("mongodb://a");
        var second = settings("mongodb://a");
        assertThat(first.jwtKey()).hasSizeGreaterThanOrEqualTo(32).isEqualTo(second.jwtKey());
        assertThat(first.adminPassword()).hasSizeBetween(4, 20).isEqualTo(second.adminPassword());
    }

    private String uri(String base) throws IOException {
        return settings(base).mongoUri(Service.TRAVELS);
    }

    private SuiteSettings settings(String base) throws IOException {
        return SuiteSettings.of(SuiteConfig.onFreePorts(dir), base, "nats://n", null, "127.0.0.1");
    }
}
