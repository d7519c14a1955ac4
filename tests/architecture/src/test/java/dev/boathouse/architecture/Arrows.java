package dev.boathouse.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import dev.boathouse.architecture.House.Place;

/** Who may see whom. */
final class Arrows {

    private Arrows() {}

    static ArchRule between(String root) {
        return classes().should(new ArchCondition<JavaClass>("only follow the arrows of the house") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Place from = Place.of(root, type.getPackageName());
                type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    String target =
                            dependency.getTargetClass().getBaseComponentType().getPackageName();
                    if (target.startsWith(root + ".") && !from.maySee(Place.of(root, target))) {
                        events.add(violated(type, "No arrow: " + dependency.getDescription()));
                    }
                });
            }
        });
    }

    static ArchRule smileOnlyBehindTraining(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".core.internal.smile")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("smile..")
                .because("everything but training works without Smile");
    }

    static ArchRule packageDepth(String root) {
        return classes().should(new ArchCondition<JavaClass>("live one package below the module, or in internal") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Place place = Place.of(root, type.getPackageName());
                String inner = place.isInternal() ? place.inner().replaceFirst("^internal\\.?", "") : place.inner();
                if (inner.contains(".")) {
                    events.add(violated(type, "Too deep: " + type.getName()));
                }
            }
        });
    }
}
