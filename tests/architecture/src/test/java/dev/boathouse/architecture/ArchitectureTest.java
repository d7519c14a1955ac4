package dev.boathouse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.boathouse.architecture.House.Place;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule, over every class that the modules hold. */
class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(House.ROOT);

    static Stream<ArchRule> rules() {
        return Rules.of(House.ROOT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(ALL);
    }

    @Test
    void seesAllModules() {
        assertThat(ALL.stream().map(JavaClass::getPackageName))
                .extracting(name -> Place.of(House.ROOT, name).module())
                .containsAll(House.PUBLISHED)
                .contains("examples");
    }
}
