package io.movers.local.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.movers.common.data.Aggregate;
import io.movers.common.data.Replica;
import io.movers.common.events.Listener;
import io.movers.common.events.Publisher;
import io.movers.common.security.Access;
import io.movers.common.security.AccountCopy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the house, over all six services and common. */
class HouseRulesTests {
    private static final List<String> SERVICES =
            List.of("auth", "clients", "locations", "notifications", "resources", "travels");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.movers");

    @Test
    void everyServiceIsThere() {
        for (String service : SERVICES) {
            assertThat(CLASSES.stream().filter(resideInAPackage("io.movers." + service + "..")))
                    .as(service)
                    .isNotEmpty();
        }
    }

    @Test
    void aServiceNeverKnowsAnother() {
        slices().matching("io.movers.(auth|clients|locations|notifications|resources|travels)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void commonKnowsNoService() {
        noClasses()
                .that()
                .resideInAPackage("io.movers.common..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES.stream()
                        .map(service -> "io.movers." + service + "..")
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void onlyTheTransportsKnowTheBroker() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.movers.common.events.jetstream..", "io.movers.common.events.streaming..")
                .and()
                .resideOutsideOfPackage("io.movers.local..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.nats..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "clients", "locations", "notifications", "resources", "travels"})
    void modelsKnowNothingOfTheOtherPackages(String service) {
        String base = "io.movers." + service;
        noClasses()
                .that()
                .resideInAPackage(base + ".models..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(base + ".routes..", base + ".services..", base + ".events..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "clients", "locations", "notifications", "resources", "travels"})
    void nothingReachesBackIntoTheRoutes(String service) {
        String base = "io.movers." + service;
        noClasses()
                .that()
                .resideInAnyPackage(base + ".services..", base + ".events..", base + ".models..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(base + ".routes..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void publishersAreFoundByTheirPlaceAndName() {
        classes()
                .that(are(assignableTo(Publisher.class)))
                .and()
                .doNotHaveFullyQualifiedName(Publisher.class.getName())
                .should()
                .resideInAPackage("io.movers.*.events.publishers")
                .andShould()
                .haveSimpleNameEndingWith("Publisher")
                .check(CLASSES);
    }

    @Test
    void listenersAreFoundByTheirPlaceAndName() {
        classes()
                .that(are(assignableTo(Listener.class)))
                .and()
                .doNotHaveFullyQualifiedName(Listener.class.getName())
                .should()
                .resideInAPackage("io.movers.*.events.listeners")
                .andShould()
                .haveSimpleNameEndingWith("Listener")
                .check(CLASSES);
    }

    @Test
    void documentsAreFoundAmongTheModels() {
        classes()
                .that(are(assignableTo(Aggregate.class)
                        .or(assignableTo(Replica.class))
                        .and(not(equivalentTo(AccountCopy.class)))))
                .should()
                .resideInAPackage("io.movers.*.models")
                .check(CLASSES);
    }

    @Test
    void routesOfServicesAreFoundByTheirPlace() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .and()
                .resideOutsideOfPackage("io.movers.common..")
                .should()
                .resideInAPackage("io.movers.*.routes")
                .check(CLASSES);
    }

    @Test
    void controllersAreFoundByTheirName() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .and()
                .resideOutsideOfPackage("io.movers.common..")
                .should()
                .haveSimpleNameEndingWith("Controller")
                .check(CLASSES);
    }

    @Test
    void viewsAreFoundByTheirPlaceAndName() {
        classes()
                .that()
                .haveSimpleNameEndingWith("View")
                .should()
                .resideInAPackage("io.movers.*.models.views")
                .check(CLASSES);
    }

    @Test
    void everyRouteStatesWhoMayCallIt() {
        methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should(new ArchCondition<JavaMethod>("say who may call it") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean says = method.isAnnotatedWith(Access.class)
                                || method.getOwner().isAnnotatedWith(Access.class);
                        events.add(new SimpleConditionEvent(method, says, method.getFullName() + " says " + says));
                    }
                })
                .check(CLASSES);
    }

    @Test
    void noRouteAnswersAStoredDocument() {
        methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should(new ArchCondition<JavaMethod>("answer views, not documents") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean documents = method.getReturnType().getAllInvolvedRawTypes().stream()
                                .anyMatch(HouseRulesTests::isDocument);
                        events.add(new SimpleConditionEvent(
                                method, !documents, method.getFullName() + " answers a stored document: " + documents));
                    }
                })
                .check(CLASSES);
    }

    @Test
    void everyControllerHasItsSliceTests() {
        List<JavaClass> controllers = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .filter(resideInAnyPackage("io.movers.*.routes"))
                .toList();
        assertThat(controllers).hasSizeGreaterThan(20).allSatisfy(controller -> {
            String service = controller.getPackageName().split("\\.")[2];
            assertThat(Path.of("..", "..", service, "src", "test", "java")
                            .resolve(controller.getName().replace('.', '/') + "Tests.java"))
                    .exists();
        });
    }

    private static boolean isDocument(JavaClass type) {
        return type.isAssignableTo(Aggregate.class)
                || type.isAssignableTo(Replica.class)
                || type.isAnnotatedWith(org.springframework.data.mongodb.core.mapping.Document.class);
    }

    @Test
    void dependenciesComeThroughTheConstructor() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(CLASSES);
        constructors().should().notBeAnnotatedWith(Autowired.class).check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper)")
                .check(CLASSES);
    }
}
