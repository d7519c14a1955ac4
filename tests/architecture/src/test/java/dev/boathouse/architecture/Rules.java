package dev.boathouse.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** All rules over classes. */
final class Rules {

    private Rules() {}

    static Stream<ArchRule> of(String root) {
        return Stream.of(
                Arrows.between(root),
                Arrows.smileOnlyBehindTraining(root),
                Arrows.packageDepth(root),
                Promises.onlyOwnTypes(root),
                Promises.noGetters(),
                Promises.noFlags(),
                Manners.names(),
                Manners.noJvmDefaults(),
                Manners.dataStaysData(),
                Manners.noStaticState(),
                Manners.nullMarked());
    }
}
