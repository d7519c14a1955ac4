package dev.boathouse.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The page says what the tests show, and the tests show what the page says. */
class ThreatModelTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+)#([A-Za-z0-9]+)`");

    /** These need no attack: they show that without one nothing is wrong. */
    private static final Set<String> CONTROLS = Set.of(
            "ForgedApprovalTest#nothingIsWrongWithARealOne",
            "WrongSignatureTest#theRightOneIsTrusted",
            "TamperedChainTest#nothingIsWrongAtFirst");

    private static final List<Class<?>> ATTACKS = List.of(
            PathAttackTest.class,
            OversizeAttackTest.class,
            HostilePayloadTest.class,
            ForgedApprovalTest.class,
            MadeUpApprovalTest.class,
            WrongSignatureTest.class,
            TamperedChainTest.class,
            ForgedRowTest.class,
            SwappedArtifactTest.class,
            LookalikeNameTest.class,
            LeakTest.class);

    private static Set<String> tests() {
        return ATTACKS.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(ThreatModelTest::isTest)
                        .map(method -> type.getSimpleName() + "#" + method.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }

    @Test
    void everyAttackIsHeldByATestAndEveryTestIsOnThePage() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "threat-model.md"));
        List<String> rows = page.substring(page.indexOf("## Attacks"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .toList();
        assertThat(rows)
                .hasSizeGreaterThan(40)
                .allSatisfy(
                        row -> assertThat(NAMED.matcher(row).results()).as(row).isNotEmpty());
        Set<String> named = new TreeSet<>(CONTROLS);
        Matcher matcher = NAMED.matcher(page);
        while (matcher.find()) {
            named.add(matcher.group(1) + "#" + matcher.group(2));
        }
        assertThat(named).isEqualTo(tests());
    }
}
