package io.movers.local.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.events.Subject;
import io.movers.common.events.contract.Subjects;
import io.movers.common.idempotency.KeyedRoutes;
import io.movers.common.images.ImageAddresses;
import io.movers.common.security.Access;
import io.movers.common.validation.FieldChecks;
import io.movers.resources.models.Travel;
import io.movers.servers.Services;
import io.movers.testing.house.HouseRules;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The architecture rules for common and the six services. */
class HouseRulesTests {

    private static final DescribedPredicate<JavaClass> IN_A_SERVICE = describe(
            "in a service",
            type -> Services.NAMES.stream()
                    .anyMatch(service -> (type.getPackageName() + ".").startsWith("io.movers." + service + ".")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Stream.concat(Services.NAMES.stream(), Stream.of("common", "local"))
                    .map("io.movers."::concat)
                    .toList());

    @Test
    void everyServiceHasClasses() {
        for (String service : Services.NAMES) {
            assertThat(CLASSES.stream().filter(resideInAPackage("io.movers." + service + "..")))
                    .as(service)
                    .isNotEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyServiceKeepsTheRulesOfAService() {
        return Services.NAMES.stream()
                .flatMap(service -> HouseRules.of("io.movers." + service).stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                service + ": " + rule.getDescription(), () -> rule.check(CLASSES))));
    }

    @Test
    void servicesDoNotKnowEachOther() {
        slices().matching("io.movers.(" + String.join("|", Services.NAMES) + ")..")
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
                .resideInAnyPackage(Services.NAMES.stream()
                        .map(service -> "io.movers." + service + "..")
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    /**
     * The size that the database keeps beside a collection may be wrong after it has crashed. It is good enough for the log line of a long
     * index build, and where it is corrected.
     */
    @Test
    void countsDoNotComeFromMetadata() {
        noClasses()
                .that()
                .doNotHaveSimpleName("CollectionIndexes")
                .and()
                .doNotHaveSimpleName("CollectionSizes")
                .should()
                .callMethodWhere(target(nameMatching("estimated(Document)?Count")))
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

    /** A field that is missing there loses its images after 30 days. */
    @Test
    void everyFieldWithImagesKeepsThem() throws java.io.IOException {
        for (String service : List.of("auth", "clients", "resources")) {
            Set<String> fields = CLASSES.stream()
                    .filter(type -> type.getPackageName().equals("io.movers." + service + ".models"))
                    .filter(type -> type.isAnnotatedWith(org.springframework.data.mongodb.core.mapping.Document.class)
                            && !type.isAssignableTo(Replica.class))
                    .flatMap(type -> type.getAllFields().stream()
                            .filter(field ->
                                    Set.of("photo", "logo", "components").contains(field.getName()))
                            .map(field -> type.getAnnotationOfType(
                                                    org.springframework.data.mongodb.core.mapping.Document.class)
                                            .value()
                                    + ":"
                                    + (field.getName().equals("components") ? "components.photo" : field.getName())))
                    .collect(java.util.stream.Collectors.toSet());
            String configuration =
                    java.nio.file.Files.readString(Path.of("../../" + service + "/src/main/resources/application.yml"));

            assertThat(fields).as(service).isNotEmpty().allMatch(configuration::contains);
        }
    }

    /** Of a list whose largest number of elements is declared, no more than that is read. */
    @Test
    void everyListOfABodyDeclaresItsEnd() {
        FieldChecks checks = new FieldChecks(ImageAddresses.none(), property -> 1);
        List<Class<?>> bodies = CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method -> method.getParameters().stream())
                .filter(parameter -> parameter.isAnnotatedWith(RequestBody.class))
                .<Class<?>>map(parameter -> parameter.getRawType().reflect())
                .filter(Class::isRecord)
                .toList();
        assertThat(bodies).hasSizeGreaterThan(20);
        for (Class<?> body : bodies) {
            assertThat(Stream.of(body.getRecordComponents())
                            .filter(component ->
                                    Set.of(List.class, JsonNode.class).contains(component.getType()))
                            .map(RecordComponent::getName))
                    .as(body.getName())
                    .isSubsetOf(checks.rowsOf(body).keySet());
        }
    }

    /** The framework takes the first value of a repeated parameter, or splits it at its commas. */
    @Test
    void queriesAreReadInOneWay() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.movers.common.web..")
                .should()
                .callMethodWhere(target(nameMatching("getParameter(Map|Values)?")))
                .check(CLASSES);
        methods()
                .should(new ArchCondition<JavaMethod>("take no @RequestParam") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean taken = method.getParameters().stream()
                                .anyMatch(parameter -> parameter.isAnnotatedWith(RequestParam.class));
                        events.add(new SimpleConditionEvent(method, !taken, method.getFullName()));
                    }
                })
                .check(CLASSES);
    }

    /** A copy that does not outlives its original when the owner is restored from a backup. The owner of trips runs no resync. */
    @Test
    void everyCopyNamesTheSubjectUnderWhichAResyncSendsItsOriginal() {
        List<String> resent = Subjects.all().stream()
                .filter(Subject::resent)
                .map(Subject::name)
                .toList();
        List<Class<?>> copies = CLASSES.stream()
                .filter(IN_A_SERVICE.and(assignableTo(Replica.class)))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .<Class<?>>map(JavaClass::reflect)
                .filter(type -> type != Travel.class)
                .toList();

        assertThat(copies).isNotEmpty().allSatisfy(type -> {
            CopyOf of = AnnotatedElementUtils.findMergedAnnotation(type, CopyOf.class);
            assertThat(of).isNotNull();
            assertThat(resent).contains(of.value());
        });
    }

    @Test
    void propertiesAndConfigurationsHaveTheirSuffix() {
        classes()
                .that()
                .areAnnotatedWith(ConfigurationProperties.class)
                .should()
                .haveSimpleNameEndingWith("Properties")
                .check(CLASSES);
        classes()
                .that()
                .areAnnotatedWith(Configuration.class)
                .or()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .haveSimpleNameEndingWith("Configuration")
                .check(CLASSES);
    }

    @Test
    void noPackageIsPartOfACircle() {
        slices().matching("io.movers.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theEventApiUsesNothingElseOfCommon() {
        noClasses()
                .that()
                .resideInAnyPackage("io.movers.common.events", "io.movers.common.events.contract")
                .should()
                .dependOnClassesThat(resideInAPackage("io.movers.common..")
                        .and(not(resideInAnyPackage("io.movers.common.events", "io.movers.common.events.contract"))))
                .check(CLASSES);
    }

    @Test
    void eventsAndDataAreFreeOfHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.movers.common.events..",
                        "io.movers.common.data..",
                        "io.movers.common.migration..",
                        "io.movers.common.scheduling..",
                        "io.movers.common.tracing..")
                .should()
                .dependOnClassesThat(are(HouseRules.HTTP))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.movers.common.web..", "io.movers.common.security..", "io.movers.common.errors..")
                .check(CLASSES);
    }

    @Test
    void everyRouteStatesWhoMayCallIt() {
        methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should(new ArchCondition<JavaMethod>("state who may call it") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean states = method.isAnnotatedWith(Access.class)
                                || method.getOwner().isAnnotatedWith(Access.class);
                        events.add(new SimpleConditionEvent(
                                method, states, method.getFullName() + " states its callers: " + states));
                    }
                })
                .check(CLASSES);
    }

    /** Routes that are open to anybody, and routes that answer with a cookie. */
    private static final Set<String> WITHOUT_KEY = Set.of(
            "signUp",
            "activateAccount",
            "requestPasswordReset",
            "resetPassword",
            "signIn",
            "signOut",
            "endSession",
            "endAllSessions",
            "updateProfile");

    @Test
    void everyOtherRouteThatCreatesOrChangesSomethingTakesAKey() {
        Set<String> without = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .filter(resideInAnyPackage("io.movers.*.routes"))
                .flatMap(type -> Stream.of(type.reflect().getDeclaredMethods()))
                .filter(method -> Stream.of(
                                PostMapping.class, PutMapping.class, DeleteMapping.class, PatchMapping.class)
                        .anyMatch(method::isAnnotationPresent))
                .filter(method -> !KeyedRoutes.takeKey(method.getDeclaringClass(), method))
                .map(java.lang.reflect.Method::getName)
                .collect(java.util.stream.Collectors.toSet());

        assertThat(without).isEqualTo(WITHOUT_KEY);
    }

    @Test
    void everyControllerHasSliceTests() {
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

    @Test
    void dependenciesAreInjectedThroughConstructors() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(CLASSES);
        constructors().should().notBeAnnotatedWith(Autowired.class).check(CLASSES);
    }

    @Test
    void noClassHasAMeaninglessSuffix() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper)")
                .check(CLASSES);
    }
}
