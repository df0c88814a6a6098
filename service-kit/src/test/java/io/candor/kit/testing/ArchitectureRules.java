package io.candor.kit.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The directions of dependencies inside a service, the same for all: edge -> domain <- store.
/// What a class is shows in the end of its name (see CONTRIBUTING).
public final class ArchitectureRules {
  private static final List<String> SERVICES = List.of("ingest", "classifier", "metrics", "alert");

  private static final Pattern EDGE = Pattern.compile(".*(GrpcService|Protos|Client)");
  private static final Pattern STORE = Pattern.compile("(Jdbc|Mongo).*|.*(Row|Repository)");
  // A service's root package says in its package-info when its beans exist.
  private static final Pattern WIRING =
      Pattern.compile(".*(Factory|Config)|Application|package-info");
  private static final Pattern BAD_NAME =
      Pattern.compile(".*(Manager|Impl|Util|Utils|Helper|Dto|Controller)");

  private static final String[] CONTRACTS = {
    "io.grpc..", "io.candor.*.v1..", "com.google.protobuf..", "com.google.rpc..",
  };
  private static final String[] DATABASES = {
    "java.sql..",
    "javax.sql..",
    "com.mongodb..",
    "org.bson..",
    "io.micronaut.data..",
    "io.candor.kit.jdbc..",
    "io.candor.kit.mongo..",
    "com.zaxxer..",
    "org.postgresql..",
  };
  private static final Set<Class<?>> CLOCK_READERS =
      Set.of(
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class);

  private ArchitectureRules() {}

  /// Checks all rules on the production classes of a service, `ingest` for example.
  public static void check(String service) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.candor." + service)
            .that(isOurs());
    rules(service).forEach(rule -> rule.allowEmptyShould(true).check(classes));
  }

  /// Checks that a package is pure: the JDK, itself and these other packages, nothing else.
  public static void checkPure(String packageName, String... alsoAllowed) {
    List<String> allowed = new ArrayList<>(List.of(alsoAllowed));
    allowed.addAll(
        List.of(
            packageName,
            "java.lang..",
            "java.math..",
            "java.time..",
            "java.util..",
            "org.jspecify.."));
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(packageName)
            .that(isOurs());
    classes()
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
        .check(classes);
  }

  private static List<ArchRule> rules(String service) {
    List<ArchRule> rules = new ArrayList<>();
    rules.add(
        noClasses()
            .that(isNot(EDGE, WIRING))
            .should()
            .dependOnClassesThat(resideInAnyPackage(CONTRACTS))
            .because("only *GrpcService, *Protos and *Client see gRPC and the contracts"));
    rules.add(
        noClasses()
            .that(isNot(STORE, WIRING))
            .should()
            .dependOnClassesThat(resideInAnyPackage(DATABASES))
            .because("only Jdbc*, Mongo*, *Row and *Repository see the database"));
    rules.add(
        noClasses()
            .that(isNot(EDGE, STORE, WIRING))
            .should()
            .dependOnClassesThat(
                resideInAPackage("io.micronaut..")
                    .and(
                        DescribedPredicate.not(
                            resideInAnyPackage(
                                "io.micronaut.context.annotation..",
                                "io.micronaut.core.annotation.."))))
            .because("the domain knows no framework beyond the annotations of its beans"));
    rules.add(
        noClasses()
            .that(isNot(WIRING))
            .should()
            .callMethodWhere(describe("reads the system clock", ArchitectureRules::readsClock))
            .because("time is an input: a Clock by constructor"));
    rules.add(
        slices()
            .matching("io.candor." + service + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("features depend on each other in one direction"));
    rules.add(
        classes()
            .should(
                com.tngtech.archunit.lang.conditions.ArchConditions.not(
                    com.tngtech.archunit.lang.conditions.ArchConditions.have(
                        describe("a name that says nothing", c -> matches(c, BAD_NAME)))))
            .because("a name says what the class is in the domain"));
    for (String other : SERVICES) {
      if (!other.equals(service)) {
        rules.add(
            noClasses()
                .should()
                .dependOnClassesThat(
                    resideInAPackage("io.candor." + other + "..")
                        .and(DescribedPredicate.not(resideInAPackage("io.candor.*.v1.."))))
                .because("services share contracts, not code"));
      }
    }
    return rules;
  }

  /// Written by us: neither generated from a contract nor by Micronaut.
  private static DescribedPredicate<JavaClass> isOurs() {
    return describe(
        "written by us",
        javaClass ->
            !javaClass.getPackageName().matches("io\\.candor\\.\\w+\\.v1(\\..*)?")
                && !javaClass.getName().contains("$Definition")
                && !javaClass.getName().contains("$Introspection")
                && !javaClass.getName().contains("$Intercepted")
                && !javaClass.getSimpleName().startsWith("$")
                && !outermost(javaClass).startsWith("$"));
  }

  private static DescribedPredicate<JavaClass> isNot(Pattern... kinds) {
    return describe(
        "are none of " + List.of(kinds),
        javaClass -> {
          for (Pattern kind : kinds) {
            if (matches(javaClass, kind)) {
              return false;
            }
          }
          return true;
        });
  }

  /// A nested class is what its outermost class is.
  private static boolean matches(JavaClass javaClass, Pattern kind) {
    return kind.matcher(outermost(javaClass)).matches();
  }

  private static String outermost(JavaClass javaClass) {
    String name = javaClass.getName().substring(javaClass.getPackageName().length() + 1);
    int nested = name.indexOf('$', 1);
    return nested < 0 ? name : name.substring(0, nested);
  }

  private static boolean readsClock(JavaMethodCall call) {
    String method = call.getTarget().getName();
    JavaClass owner = call.getTargetOwner();
    boolean now =
        method.equals("now")
            && call.getTarget().getRawParameterTypes().isEmpty()
            && CLOCK_READERS.stream().anyMatch(owner::isEquivalentTo);
    boolean system =
        (owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis"))
            || (owner.isEquivalentTo(Clock.class) && method.startsWith("system"));
    return now || system;
  }
}
