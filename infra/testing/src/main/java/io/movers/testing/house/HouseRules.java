package io.movers.testing.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.movers.common.data.Aggregate;
import io.movers.common.data.AggregateStore;
import io.movers.common.data.Replica;
import io.movers.common.events.Listener;
import io.movers.common.events.Publisher;
import io.movers.common.security.Access;
import io.movers.common.web.Described;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The rules for the code of a service: which rooms it has, what is in them, and which room may know which. A service runs them as a test:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> houseRules() {
 *     return HouseRules.tests("io.movers.incidents");
 * }
 * }</pre>
 */
public final class HouseRules {
    private static final Set<String> ROOMS = Set.of(
            "",
            "routes",
            "services",
            "models",
            "models.views",
            "events.contract",
            "events.publishers",
            "events.listeners",
            "migration");

    /** A repository with the classes nested in it. */
    private static final DescribedPredicate<JavaClass> REPOSITORY =
            describe("a repository", type -> type.getName().matches("[^$]+Repository([$].*)?"));

    private static final DescribedPredicate<JavaClass> CALLED_OR_MARKED_REPOSITORY = describe(
            "called or marked as repository",
            type -> type.isAnnotatedWith(Repository.class)
                    || (type.isTopLevelClass() && type.getSimpleName().endsWith("Repository")));

    private static final DescribedPredicate<JavaClass> MONGO_ACCESS = resideInAnyPackage(
                    "com.mongodb..",
                    "org.springframework.data.mongodb.core.query..",
                    "org.springframework.data.mongodb.core.aggregation..")
            .or(assignableTo(MongoOperations.class))
            .or(equivalentTo(AggregateStore.class))
            .as("access to MongoDB");

    /** What only the room of the routes may know. */
    public static final DescribedPredicate<JavaClass> HTTP = resideInAnyPackage(
                    "jakarta.servlet..", "org.springframework.web..", "org.springframework.http..")
            .and(not(resideInAPackage("org.springframework.web.util")))
            .as("HTTP");

    private final String base;
    private final DescribedPredicate<JavaClass> inTheService;

    private HouseRules(String base) {
        this.base = base;
        this.inTheService = resideInAPackage(base + "..");
    }

    /**
     * Makes a test of each rule.
     *
     * @param base the package of the application class; its classes must be on the class path
     */
    public static Stream<DynamicTest> tests(String base) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(base);
        return of(base).stream().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }

    /**
     * Lists the rules for one service.
     *
     * @param base the package of the application class
     */
    public static List<ArchRule> of(String base) {
        HouseRules rules = new HouseRules(base);
        return Stream.of(rules.rooms(), rules.borders(), rules.routes(), rules.style())
                .flatMap(List::stream)
                .map(rule -> rule.allowEmptyShould(true))
                .toList();
    }

    private List<ArchRule> rooms() {
        return List.of(
                classes()
                        .that(are(inTheService))
                        .should(satisfy(
                                "reside in one of the rooms",
                                type -> ROOMS.contains(roomOf(type)) || isPackageInfo(type))),
                classes()
                        .that()
                        .resideInAPackage(base)
                        .and()
                        .areTopLevelClasses()
                        .should()
                        .haveNameMatching(".*(Application|Properties|Configuration|package-info)")
                        .as("outside the rooms are only the application, properties and configurations"),
                classes()
                        .that(are(inTheService))
                        .and(are(assignableTo(Publisher.class)))
                        .should()
                        .resideInAPackage(room("events.publishers"))
                        .andShould()
                        .haveSimpleNameEndingWith("Publisher"),
                classes()
                        .that(are(inTheService))
                        .and(are(assignableTo(Listener.class)))
                        .should()
                        .resideInAPackage(room("events.listeners"))
                        .andShould()
                        .haveSimpleNameEndingWith("Listener"),
                classes()
                        .that(are(inTheService))
                        .and(are(assignableTo(Aggregate.class).or(assignableTo(Replica.class))))
                        .should()
                        .resideInAPackage(room("models")),
                classes()
                        .that(are(inTheService))
                        .and()
                        .areAnnotatedWith(RestController.class)
                        .should()
                        .resideInAPackage(room("routes"))
                        .andShould()
                        .haveSimpleNameEndingWith("Controller"),
                classes()
                        .that()
                        .resideInAPackage(room("routes"))
                        .and()
                        .areTopLevelClasses()
                        .and()
                        .doNotHaveSimpleName("package-info")
                        .should()
                        .haveSimpleNameEndingWith("Controller")
                        .orShould()
                        .haveSimpleNameEndingWith("Request")
                        .as("routes are controllers and requests"),
                classes()
                        .that(are(inTheService))
                        .and()
                        .areTopLevelClasses()
                        .and()
                        .haveSimpleNameEndingWith("Service")
                        .should()
                        .resideInAPackage(room("services"))
                        .andShould()
                        .beAnnotatedWith(Service.class),
                noneIn("services", Component.class, Repository.class),
                classes()
                        .that(are(inTheService))
                        .and(are(CALLED_OR_MARKED_REPOSITORY))
                        .should()
                        .resideInAPackage(room("models"))
                        .andShould()
                        .haveSimpleNameEndingWith("Repository")
                        .andShould()
                        .beAnnotatedWith(Repository.class),
                noneIn("models..", Component.class, Service.class),
                classes()
                        .that(are(inTheService))
                        .and()
                        .haveSimpleNameEndingWith("View")
                        .should()
                        .resideInAPackage(room("models.views")));
    }

    private List<ArchRule> borders() {
        return List.of(
                noClasses()
                        .that()
                        .resideInAPackage(room("models.."))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(room("routes.."), room("services.."), room("events..")),
                noClasses()
                        .that()
                        .resideInAnyPackage(room("services.."), room("events.."), room("models.."))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(room("routes..")),
                noClasses()
                        .that(are(inTheService))
                        .and(are(not(REPOSITORY)))
                        .and()
                        .resideOutsideOfPackage(room("migration.."))
                        .should()
                        .dependOnClassesThat(are(MONGO_ACCESS)),
                noClasses()
                        .that()
                        .resideInAnyPackage(room("services.."), room("models.."), room("events.."), room("migration.."))
                        .should()
                        .dependOnClassesThat(are(HTTP)),
                noClasses()
                        .that(are(inTheService))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.nats.."),
                slices().matching(base + ".(**)").should().beFreeOfCycles());
    }

    private List<ArchRule> routes() {
        return List.of(
                routesShould(
                        "state who may call them",
                        route -> route.isAnnotatedWith(Access.class)
                                || route.getOwner().isAnnotatedWith(Access.class)),
                routesShould("be described", route -> route.isAnnotatedWith(Described.class)),
                routesShould(
                        "take no @RequestParam, but a record",
                        route -> route.getParameters().stream()
                                .noneMatch(parameter -> parameter.isAnnotatedWith(RequestParam.class))),
                routesShould(
                        "answer views, not stored documents",
                        route -> route.getReturnType().getAllInvolvedRawTypes().stream()
                                .noneMatch(HouseRules::isDocument)),
                noClasses()
                        .that(are(inTheService))
                        .should()
                        .callMethodWhere(target(nameMatching("getParameter(Map|Values)?")))
                        .as("no class reads the query itself"));
    }

    private List<ArchRule> style() {
        return List.of(
                classes()
                        .that(are(inTheService))
                        .and()
                        .areAnnotatedWith(ConfigurationProperties.class)
                        .should()
                        .haveSimpleNameEndingWith("Properties"),
                classes()
                        .that(are(inTheService))
                        .and()
                        .areAnnotatedWith(Configuration.class)
                        .should()
                        .haveSimpleNameEndingWith("Configuration"),
                noFields()
                        .that()
                        .areDeclaredInClassesThat(are(inTheService))
                        .should()
                        .beAnnotatedWith(Autowired.class),
                noConstructors()
                        .that()
                        .areDeclaredInClassesThat(are(inTheService))
                        .should()
                        .beAnnotatedWith(Autowired.class),
                noClasses().that(are(inTheService)).should().haveNameMatching(".*(Impl|Util|Utils|Manager|Helper)"));
    }

    private ArchRule noneIn(String room, Class<? extends Annotation> one, Class<? extends Annotation> other) {
        return classes()
                .that()
                .resideInAPackage(room(room))
                .should()
                .notBeAnnotatedWith(one)
                .andShould()
                .notBeAnnotatedWith(other);
    }

    private ArchRule routesShould(String description, Predicate<JavaMethod> holds) {
        return methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .and()
                .areDeclaredInClassesThat(are(inTheService))
                .should(new ArchCondition<>(description) {
                    @Override
                    public void check(JavaMethod route, ConditionEvents events) {
                        events.add(new SimpleConditionEvent(route, holds.test(route), route.getFullName()));
                    }
                })
                .as("routes should " + description);
    }

    private static ArchCondition<JavaClass> satisfy(String description, Predicate<JavaClass> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type, holds.test(type), type.getName() + " is in " + type.getPackageName()));
            }
        };
    }

    private String room(String name) {
        return base + "." + name;
    }

    private String roomOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(base) ? "" : name.substring(base.length() + 1);
    }

    private static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }

    private static boolean isDocument(JavaClass type) {
        return type.isAssignableTo(Aggregate.class)
                || type.isAssignableTo(Replica.class)
                || type.isAnnotatedWith(Document.class);
    }
}
