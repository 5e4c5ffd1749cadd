package io.movers.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.local.deploy.Checkout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that everything that the documents name exists. */
class DocumentsTests {
    private static final Repository REPOSITORY = new Repository();
    private static final List<Markdown> DOCUMENTS = REPOSITORY.documents();

    /** Names of classes that a document cites; examples begin with {@code Xxx}. */
    private static final Pattern CLASS = Pattern.compile(
            "(?!Xxx)[A-Z][A-Za-z0-9]+(Controller|Service|Repository|Publisher|Listener|Properties|Configuration|Tests|IT)");

    @Test
    void allDocumentsExist() {
        assertThat(DOCUMENTS)
                .extracting(Markdown::name)
                .contains("README.md", "CONTRIBUTING.md", "docs/tour.md", "docs/events.md", "docs/configuration.md")
                .hasSizeGreaterThan(20);
    }

    @Test
    void everyRelativeLinkAndItsAnchorLeadSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Markdown document : DOCUMENTS) {
            for (String link : document.links()) {
                if (!link.matches("(https?|mailto):.*") && !leadsSomewhere(document, link)) {
                    broken.add(document.name() + ": " + link);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Markdown document, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        String target = file.isEmpty()
                ? document.name()
                : Path.of("/" + document.name())
                        .resolveSibling(file)
                        .normalize()
                        .toString()
                        .substring(1);
        return REPOSITORY.has(target)
                && (hash < 0 || Markdown.of(target).anchors().contains(link.substring(hash + 1)));
    }

    @Test
    void everyPathOfTheRepositoryExists() {
        List<String> missing = new ArrayList<>();
        for (Markdown document : DOCUMENTS) {
            document.code().stream()
                    .filter(code -> code.matches("[\\w.*-]+(/[\\w.*-]+)*/|[\\w.*-]+(/[\\w.*-]+)+"))
                    .filter(REPOSITORY::startsHere)
                    .filter(path -> !REPOSITORY.has(path))
                    .forEach(path -> missing.add(document.name() + ": " + path));
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void everyClassOfARoleExists() {
        List<String> missing = new ArrayList<>();
        for (Markdown document : DOCUMENTS) {
            document.code().stream()
                    .filter(code -> CLASS.matcher(code).matches())
                    .filter(name -> !REPOSITORY.hasClass(name))
                    .forEach(name -> missing.add(document.name() + ": " + name));
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void readmeIsAFrontDoor() {
        assertThat(Markdown.of("README.md").lines()).isLessThanOrEqualTo(150);
    }

    @Test
    void configurationTableHoldsExactlyTheVariablesThatAreRead() {
        Set<String> documented = new TreeSet<>();
        for (List<String> row : Markdown.of("docs/configuration.md").rows()) {
            found("`([A-Z][A-Z0-9_]+)`", row.get(0)).forEach(documented::add);
        }

        assertThat(documented).containsExactlyInAnyOrderElementsOf(read());
    }

    private static Set<String> read() {
        Set<String> read = new TreeSet<>();
        String placeholder = "\\$\\{([A-Z][A-Z0-9_]*)";
        found(placeholder, Checkout.text("common/src/main/resources/io/movers/common/defaults.yml"))
                .forEach(read::add);
        for (String service : Checkout.SERVICES) {
            found(placeholder, Checkout.text(service + "/src/main/resources/application.yml"))
                    .forEach(read::add);
        }
        read.add("OTEL_EXPORTER_OTLP_ENDPOINT"); // by Spring Boot itself
        String suite = Checkout.text("infra/local/src/main/java/io/movers/local/SuiteConfig.java");
        found("variables\\.\\w+\\(\\s*\"([A-Z][A-Z0-9_]*)\"", suite).forEach(read::add);
        return read;
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1));
    }
}
