package io.movers.testing.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule finds what breaks it. */
class UntidyServiceTests {
    private static final String UNTIDY = "io.movers.untidy";

    @TestFactory
    Stream<DynamicTest> everyRuleIsBrokenByTheUntidyService() {
        JavaClasses classes = new ClassFileImporter().importPackages(UNTIDY);
        return HouseRules.of(UNTIDY).stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(),
                        () -> assertThat(isBroken(rule, classes)).isTrue()));
    }

    private static boolean isBroken(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).hasViolation();
    }
}
