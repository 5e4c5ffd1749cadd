package io.movers.__names__;

import io.movers.testing.house.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class HouseRulesTests {
    @TestFactory
    Stream<DynamicTest> everyRuleOfTheHouseHolds() {
        return HouseRules.tests("io.movers.__names__");
    }
}
