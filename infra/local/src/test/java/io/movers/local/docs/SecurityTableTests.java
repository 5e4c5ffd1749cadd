package io.movers.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of OWASP ASVS 5.0 in {@code docs/security.md} against the standard and against the tests that it names. */
class SecurityTableTests {

    /** All requirements of level 1: chapter.section, then the last number of each. */
    private static final List<String> LEVEL_1 =
            level("1.2: 1-5, 1.3: 1-2, 1.5: 1-1, 2.1: 1-1, 2.2: 1-2, 2.3: 1-1, 3.2: 1-2, 3.3: 1-1, 3.4: 1-2, 3.5: 1-3,"
                    + " 4.1: 1-1, 4.4: 1-1, 5.2: 1-2, 5.3: 1-2, 6.1: 1-1, 6.2: 1-8, 6.3: 1-2, 6.4: 1-2, 7.2: 1-4,"
                    + " 7.4: 1-2, 8.1: 1-1, 8.2: 1-2, 8.3: 1-1, 9.1: 1-3, 9.2: 1-1, 10.4: 1-5, 11.3: 1-2, 11.4: 1-1,"
                    + " 12.1: 1-1, 12.2: 1-2, 13.4: 1-1, 14.2: 1-1, 14.3: 1-1, 15.1: 1-1, 15.2: 1-1, 15.3: 1-1");

    private static final Pattern NUMBER = Pattern.compile("\\d+[.]\\d+[.]\\d+");
    private static final Pattern RANGE = Pattern.compile("(\\d+[.]\\d+)[.](\\d+) to (\\d+[.]\\d+)[.](\\d+)");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Tests|IT))`(?: \\(([^)]*)\\))?");
    private static final Pattern METHOD = Pattern.compile("`([a-z]\\w*)`");
    private static final Pattern REFERENCE = Pattern.compile("(?:as|of) (\\d+[.]\\d+[.]\\d+)");

    private static final Repository REPOSITORY = new Repository();

    private final List<List<String>> rows = Markdown.of("docs/security.md").rows().stream()
            .filter(row -> row.size() == 3 && NUMBER.matcher(row.get(0)).lookingAt())
            .toList();

    @Test
    void everyRequirementOfLevelOneHasExactlyOneRow() {
        List<String> numbers =
                rows.stream().flatMap(row -> numbers(row.get(0)).stream()).toList();

        assertThat(LEVEL_1).hasSize(70);
        assertThat(numbers).doesNotHaveDuplicates().containsAll(LEVEL_1);
    }

    @Test
    void everyRowSaysHowItStandsAndWhy() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get(1))
                    .as(row.get(0))
                    .matches("Met( for accounts)?|Partly|No( by default)?|n/a|Production|Platform");
            assertThat(row.get(2)).as(row.get(0)).isNotBlank();
        });
    }

    @Test
    void whatIsMetNamesATestARowThatNamesOneASectionOrAReview() {
        List<String> unproven = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).get(1).startsWith("Met") && !isProven(i)) {
                unproven.add(rows.get(i).get(0));
            }
        }

        assertThat(unproven).isEmpty();
    }

    private boolean isProven(int row) {
        String by = rows.get(row).get(2);
        if (by.startsWith("the same")) {
            return isProven(row - 1);
        }
        Matcher reference = REFERENCE.matcher(by);
        if (reference.find()) {
            return IntStream.range(0, rows.size())
                    .filter(i -> numbers(rows.get(i).get(0)).contains(reference.group(1)))
                    .anyMatch(this::isProven);
        }
        return TEST.matcher(by).find() || by.contains("](") || by.contains("review") || by.startsWith("there are none");
    }

    @Test
    void theTestsThatARowNamesExist() {
        List<String> missing = new ArrayList<>();
        for (List<String> row : rows) {
            for (MatchResult test : TEST.matcher(row.get(2)).results().toList()) {
                String code = REPOSITORY.textOf(test.group(1) + ".java");
                if (code.isEmpty()) {
                    missing.add(row.get(0) + ": " + test.group(1));
                }
                METHOD.matcher(String.valueOf(test.group(2)))
                        .results()
                        .map(method -> method.group(1))
                        .filter(method -> !code.contains("void " + method + "("))
                        .forEach(method -> missing.add(row.get(0) + ": " + test.group(1) + "." + method));
            }
        }

        assertThat(missing).isEmpty();
    }

    private static List<String> level(String sections) {
        return Stream.of(sections.split(",\\s*"))
                .flatMap(section -> {
                    String[] parts = section.split("[:\\s-]+");
                    return IntStream.rangeClosed(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
                            .mapToObj(last -> parts[0] + "." + last);
                })
                .toList();
    }

    /** The numbers that a cell names: {@code 6.2.6, 6.2.7 masked fields} or {@code 10.4.1 to 10.4.5 OAuth}. */
    private static List<String> numbers(String cell) {
        Matcher range = RANGE.matcher(cell);
        if (range.lookingAt() && range.group(1).equals(range.group(3))) {
            return IntStream.rangeClosed(Integer.parseInt(range.group(2)), Integer.parseInt(range.group(4)))
                    .mapToObj(last -> range.group(1) + "." + last)
                    .toList();
        }
        return NUMBER.matcher(cell).results().map(MatchResult::group).toList();
    }
}
