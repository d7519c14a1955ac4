package dev.boathouse.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail holds nothing: each one finds its faults in the faulty house, and none in the innocent class. */
class RulesCanFailTest {

    private static final String ROOT = "archfixture";
    private static final JavaClasses FAULTY = new ClassFileImporter().importPackages(ROOT);

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(
                        Arrows.between(ROOT),
                        List.of("SeesDownstream", "SeesMonitoring", "SeesForeignInternal", "SeesReader")),
                arguments(Arrows.smileOnlyBehindTraining(ROOT), List.of("UsesSmile")),
                arguments(Arrows.packageDepth(ROOT), List.of("TooDeep")),
                arguments(
                        Promises.onlyOwnTypes(ROOT),
                        List.of(
                                "column.ColumnReader",
                                "core.internal.Open",
                                "io.InputFile",
                                "bytes.BytesInput",
                                "metadata.ParquetMetadata",
                                "delta.internal.TargetException",
                                "ParquetCryptoRuntimeException",
                                "io.SeekableInputStream",
                                "BridgesToo names org.apache.parquet.io.OutputFile")),
                arguments(Promises.noGetters(), List.of("HasGetter.getCount()")),
                arguments(Promises.noFlags(), List.of("HasFlag.<init>", "HasFlag.read")),
                arguments(
                        Manners.names(),
                        List.of(
                                "ThingImpl",
                                "ThingManager",
                                "ThingUtils",
                                "ThingHelper",
                                "ThingService",
                                "AbstractThing",
                                "IThing")),
                arguments(
                        Manners.noJvmDefaults(),
                        List.of(
                                "ZoneId.systemDefault",
                                "TimeZone.getDefault",
                                "Locale.getDefault",
                                "String.format",
                                "LocalDate.now")),
                arguments(Manners.dataStaysData(), List.of("ObjectInputStream", "Class.forName")),
                arguments(Manners.noStaticState(), List.of("counter", "CACHE", "NEXT", "SHARED")),
                arguments(Manners.nullMarked(), List.of("SeesMonitoring")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsItsFaults(ArchRule rule, List<String> expected) {
        List<String> found = rule.evaluate(FAULTY).getFailureReport().getDetails();
        assertThat(expected).allSatisfy(fault -> assertThat(found).anyMatch(line -> line.contains(fault)));
        assertThat(found).noneMatch(line -> line.contains("Innocent") || line.contains("names org.junit"));
    }

    @Test
    void everyRuleIsShown() {
        assertThat(faults().map(fault -> ((ArchRule) fault.get()[0]).getDescription()))
                .containsExactlyElementsOf(
                        Rules.of(ROOT).map(ArchRule::getDescription).toList());
    }
}
