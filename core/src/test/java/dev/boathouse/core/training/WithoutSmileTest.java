package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.model.Model;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A class path from which Smile was left out. */
class WithoutSmileTest {

    /** What is run there. */
    public static void train() {
        Trainer.classification("hour")
                .features(dev.boathouse.core.features.Features.oneHot("origin"))
                .fit(Samples.flights(10, 1)
                        .with("hour", dev.boathouse.core.data.Column.ofInts(0, 1, 0, 1, 0, 1, 0, 1, 0, 1)));
    }

    /** What needs no Smile. */
    public static void isolate() {
        Model model = Trainer.anomalyDetection()
                .features(dev.boathouse.core.features.Features.oneHot("origin"))
                .fit(Samples.flights(300, 1));
        if (!model.trainingRecord().libraries().isEmpty()) {
            throw new IllegalStateException(
                    "Libraries: " + model.trainingRecord().libraries());
        }
    }

    @Test
    void trainingWithoutSmileNamesTheDependencyToAdd() throws Exception {
        try (URLClassLoader loader = withoutSmile()) {
            Method train = method(loader, "train");
            assertThatThrownBy(() -> train.invoke(null))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("com.github.haifengl:smile-core:2.6.0");
        }
    }

    @Test
    void isolationForestsNeedNoSmile() throws Exception {
        try (URLClassLoader loader = withoutSmile()) {
            Method isolate = method(loader, "isolate");
            assertThatCode(() -> isolate.invoke(null)).doesNotThrowAnyException();
        }
    }

    private static Method method(ClassLoader loader, String name) throws Exception {
        Method method = loader.loadClass(WithoutSmileTest.class.getName()).getMethod(name);
        method.setAccessible(true);
        return method;
    }

    private static URLClassLoader withoutSmile() throws Exception {
        List<URL> rest = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            if (!entry.contains("smile-")) {
                rest.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(rest.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
