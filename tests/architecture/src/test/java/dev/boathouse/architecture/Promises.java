package dev.boathouse.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import dev.boathouse.architecture.House.Place;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What stands in public signatures. */
final class Promises {

    /** Library types that a host must be able to hand over. */
    private static final Set<String> ADMITTED = Set.of("org.apache.hadoop.conf.Configuration");

    private Promises() {}

    static ArchRule onlyOwnTypes(String root) {
        return promised("name only types of the JDK and public types of this library", (type, events) -> {
            typesIn(type)
                    .filter(found -> !admitted(root, found))
                    .filter(found -> !bridged(Place.of(root, type.getPackageName()), found))
                    .forEach(found ->
                            events.add(violated(type, "Public signature of " + type.getName() + " names " + found)));
        });
    }

    static ArchRule noGetters() {
        return promised(
                "have no get methods",
                (type, events) -> methods(type)
                        .filter(method -> method.getName().matches("get([A-Z].*)?"))
                        .filter(method -> !required(method))
                        .forEach(method -> events.add(violated(method, "Getter: " + method.getFullName()))));
    }

    static ArchRule noFlags() {
        return promised(
                "take no boolean arguments",
                (type, events) -> Stream.concat(
                                methods(type).filter(method -> !required(method)),
                                // A record's constructor takes its components, which are values, not switches.
                                type.getConstructors().stream()
                                        .filter(constructor -> !type.isRecord() && open(constructor)))
                        .filter(unit -> unit.getRawParameterTypes().stream()
                                .anyMatch(parameter -> parameter.getName().equals("boolean")))
                        .forEach(unit -> events.add(violated(unit, "Boolean argument: " + unit.getFullName()))));
    }

    private static ArchRule promised(String description, BiConsumer<JavaClass, ConditionEvents> check) {
        return classes().should(new ArchCondition<JavaClass>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (isPromised(type)) {
                    check.accept(type, events);
                }
            }
        });
    }

    /** Public through all that encloses it, and not in an internal package. */
    static boolean isPromised(JavaClass type) {
        boolean visible = type.getModifiers().contains(JavaModifier.PUBLIC)
                || type.getModifiers().contains(JavaModifier.PROTECTED);
        return visible
                && !isInternal(type.getPackageName())
                && type.getEnclosingClass().map(Promises::isPromised).orElse(true);
    }

    private static boolean isInternal(String packageName) {
        return (packageName + ".").contains(".internal.");
    }

    private static boolean open(JavaMember member) {
        return (member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                && !member.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !member.getModifiers().contains(JavaModifier.BRIDGE);
    }

    private static Stream<JavaMethod> methods(JavaClass type) {
        return type.getMethods().stream().filter(Promises::open);
    }

    /** A method that a type of the JDK or of another library asks for is not ours to name. */
    private static boolean required(JavaMethod method) {
        JavaClass owner = method.getOwner();
        String root = owner.getPackageName().split("\\.")[0];
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .filter(above -> !above.getPackageName().startsWith(root + "."))
                .flatMap(above -> above.getMethods().stream())
                .anyMatch(above -> above.getName().equals(method.getName())
                        && above.getRawParameterTypes().size()
                                == method.getRawParameterTypes().size());
    }

    private static Set<String> names(Stream<? extends JavaType> types) {
        Set<String> names = new TreeSet<>();
        types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .forEach(type -> names.add(type.getBaseComponentType().getName()));
        return names;
    }

    private static Stream<String> typesIn(JavaClass type) {
        Stream<JavaType> above = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream<JavaType> parameters = Stream.concat(
                type.getTypeParameters().stream(),
                Stream.concat(type.getMethods().stream(), type.getConstructors().stream())
                        .filter(Promises::open)
                        .flatMap(unit -> unit.getTypeParameters().stream()));
        Stream<JavaType> fields =
                type.getFields().stream().filter(Promises::open).map(field -> field.getType());
        Stream<JavaType> units = Stream.concat(type.getMethods().stream(), type.getConstructors().stream())
                .filter(Promises::open)
                .flatMap(Promises::typesOf);
        return names(Stream.of(above, parameters, fields, units).flatMap(types -> types)).stream();
    }

    private static Stream<JavaType> typesOf(JavaCodeUnit unit) {
        Stream<JavaType> thrown = unit.getThrowsClause().getTypes().stream().map(type -> type);
        return Stream.of(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream(), thrown)
                .flatMap(types -> types);
    }

    private static boolean bridged(Place place, String name) {
        String library = House.BRIDGES.get(place.module());
        return library != null && name.startsWith(library + ".");
    }

    private static boolean admitted(String root, String name) {
        boolean own = name.startsWith(root + ".") && !isInternal(name.substring(0, name.lastIndexOf('.')));
        return own || name.startsWith("java.") || !name.contains(".") || ADMITTED.contains(name);
    }
}
