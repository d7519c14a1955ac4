package dev.boathouse.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names that say nothing, calls that ask the JVM for its mood, state that nobody owns. */
final class Manners {

    private static final Pattern FORBIDDEN_NAME =
            Pattern.compile("(.*(Impl|Manager|Utils?|Helper|Service))|(Abstract.*)|(I[A-Z][a-z].*)");

    /** Answers that depend on where and how the JVM was started. */
    private static final Set<String> JVM_DEFAULTS = Set.of(
            "java.util.TimeZone.getDefault()",
            "java.time.ZoneId.systemDefault()",
            "java.time.Clock.systemDefaultZone()",
            "java.time.LocalDate.now()",
            "java.time.LocalDateTime.now()",
            "java.time.LocalTime.now()",
            "java.time.ZonedDateTime.now()",
            "java.util.Locale.getDefault()",
            "java.util.Locale.getDefault(java.util.Locale$Category)",
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
            "java.lang.String.formatted([Ljava.lang.Object;)",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.getBytes()",
            "java.lang.String.<init>([B)",
            "java.io.PrintStream.printf(java.lang.String, [Ljava.lang.Object;)",
            "java.io.PrintStream.format(java.lang.String, [Ljava.lang.Object;)",
            "java.nio.charset.Charset.defaultCharset()");

    /** Ways for data to become code. */
    private static final Set<String> DATA_BECOMES_CODE = Set.of(
            "java.lang.Class.forName(java.lang.String)",
            "java.lang.Class.forName(java.lang.String, boolean, java.lang.ClassLoader)",
            "java.lang.ClassLoader.loadClass(java.lang.String)");

    private static final Set<String> MUTABLE = Set.of(
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.ArrayDeque",
            "java.util.BitSet",
            "java.util.Random",
            "java.lang.StringBuilder",
            "java.lang.ThreadLocal",
            "java.lang.InheritableThreadLocal");

    /** Fields that may change, each with the reason. */
    private static final Map<String, String> ADMITTED_STATE = Map.of(
            "dev.boathouse.core.internal.ColumnAccess.REGISTERED",
            "set once, by the class initialiser that hands core.internal the key to a column's arrays",
            "dev.boathouse.monitoring.internal.ProfileAccess.REGISTERED",
            "set once, by the class initialiser that hands drift the key to a column's counts");

    private Manners() {}

    static ArchRule names() {
        return each("have a name that says what they are", (type, events) -> {
            if (!type.isAnonymousClass()
                    && FORBIDDEN_NAME.matcher(type.getSimpleName()).matches()) {
                events.add(violated(type, "Forbidden name: " + type.getName()));
            }
        });
    }

    static ArchRule noJvmDefaults() {
        return calls("ask for no default zone, locale or charset", JVM_DEFAULTS);
    }

    static ArchRule dataStaysData() {
        return each("turn no data into code", (type, events) -> {
            violations(type, DATA_BECOMES_CODE, events);
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> dependency.getTargetClass().getName().startsWith("java.io.Object"))
                    .filter(dependency -> dependency.getTargetClass().getName().endsWith("Stream"))
                    .forEach(dependency -> events.add(violated(type, dependency.getDescription())));
        });
    }

    static ArchRule noStaticState() {
        return each(
                "hold no static state",
                (type, events) -> type.getFields().stream()
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(Manners::canChange)
                        .filter(field -> !ADMITTED_STATE.containsKey(field.getFullName()))
                        .forEach(field -> events.add(violated(field, "Static state: " + field.getFullName()))));
    }

    static ArchRule nullMarked() {
        return each("live in a null-marked package", (type, events) -> {
            if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                events.add(violated(type, "No @NullMarked package-info for " + type.getName()));
            }
        });
    }

    private static boolean canChange(JavaField field) {
        String type = field.getRawType().getName();
        boolean leakingArray =
                field.getRawType().isArray() && !field.getModifiers().contains(JavaModifier.PRIVATE);
        return !field.getModifiers().contains(JavaModifier.FINAL)
                || leakingArray
                || MUTABLE.contains(type)
                || type.startsWith("java.util.concurrent.");
    }

    private static ArchRule calls(String description, Set<String> forbidden) {
        return each(description, (type, events) -> violations(type, forbidden, events));
    }

    private static void violations(JavaClass type, Set<String> forbidden, ConditionEvents events) {
        Stream.concat(type.getCodeUnitAccessesFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream())
                .distinct()
                .filter(access -> forbidden.contains(signature(access.getTarget())))
                .forEach(access -> events.add(violated(access, access.getDescription())));
    }

    private static String signature(CodeUnitAccessTarget target) {
        return target.getOwner().getName() + "." + target.getName() + "("
                + String.join(
                        ", ",
                        target.getRawParameterTypes().stream()
                                .map(JavaClass::getName)
                                .toList())
                + ")";
    }

    private static ArchRule each(String description, Check check) {
        return classes().should(new ArchCondition<JavaClass>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.check(type, events);
            }
        });
    }

    @FunctionalInterface
    private interface Check {
        void check(JavaClass type, ConditionEvents events);
    }
}
