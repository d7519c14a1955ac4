package dev.boathouse.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.registry.ModelRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TempRegistryTest {

    /** What the samples were given, in order. */
    private static final List<String> GIVEN = new ArrayList<>();

    @BeforeEach
    void forget() {
        GIVEN.clear();
    }

    @Test
    void everyTestHasItsOwnEmptyRegistryThatIsGoneAfterwards() {
        Runs run = Runs.of(OneEach.class);
        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(2);
        assertThat(GIVEN).hasSize(4);
        assertThat(GIVEN.get(0)).isEqualTo(GIVEN.get(1)).isNotEqualTo(GIVEN.get(2));
        assertThat(GIVEN.get(2)).isEqualTo(GIVEN.get(3));
        assertThat(GIVEN).allSatisfy(location -> assertThat(path(location)).doesNotExist());
    }

    @Test
    void aClassThatTakesOneBeforeAllTestsSharesIt() {
        Runs run = Runs.of(OneForAll.class);
        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(2);
        assertThat(GIVEN).hasSize(3);
        assertThat(GIVEN.stream().distinct()).hasSize(1);
        assertThat(path(GIVEN.get(0))).doesNotExist();
    }

    @Test
    void otherTypesAreRefused() {
        assertThat(Runs.of(OtherType.class).failures())
                .singleElement()
                .asString()
                .contains("Cannot give a temporary registry to a parameter of type java.lang.String")
                .contains("dev.boathouse.registry.ModelRegistry would work");
    }

    static class OneEach {

        @BeforeEach
        void prepare(@TempRegistry ModelRegistry registry) {
            assertThat(registry.models()).isEmpty();
            seen(registry);
        }

        @Test
        void one(@TempRegistry ModelRegistry registry) {
            registers(registry);
        }

        @Test
        void other(@TempRegistry ModelRegistry registry) {
            registers(registry);
        }

        private void registers(ModelRegistry registry) {
            registry.register("apples", SmallModel.ofTwoClasses().model());
            assertThat(path(seen(registry))).isNotEmptyDirectory();
        }
    }

    static class OneForAll {

        @BeforeAll
        static void prepare(@TempRegistry ModelRegistry registry) {
            registry.register("apples", SmallModel.ofTwoClasses().model());
            seen(registry);
        }

        @Test
        void one(@TempRegistry ModelRegistry registry) {
            assertThat(registry.models()).containsExactly("apples");
            seen(registry);
        }

        @Test
        void other(@TempRegistry ModelRegistry registry) {
            assertThat(registry.models()).containsExactly("apples");
            seen(registry);
        }
    }

    static class OtherType {

        @Test
        void takes(@TempRegistry String registry) {
            assertThat(registry).isNotEmpty();
        }
    }

    private static String seen(ModelRegistry registry) {
        String location = registry.toString().replace("registry at ", "");
        GIVEN.add(location);
        return location;
    }

    private static Path path(String location) {
        Path path = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
        assertThat(Files.exists(path.getParent())).isTrue();
        return path;
    }
}
