package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.algorithm.Algorithm;
import dev.boathouse.core.algorithm.ElasticNet;
import dev.boathouse.core.algorithm.Lasso;
import dev.boathouse.core.algorithm.LinearDiscriminantAnalysis;
import dev.boathouse.core.algorithm.LinearRegression;
import dev.boathouse.core.algorithm.MultilayerPerceptron;
import dev.boathouse.core.algorithm.Ridge;
import dev.boathouse.core.algorithm.SupportVectorMachine;
import dev.boathouse.core.features.Features;
import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A class path as a host has it that did not ask for OpenBLAS. */
class WithoutNativesTest {

    /** What is run there: the text of the error of each algorithm, twice, since a class that failed to load fails otherwise again. */
    public static List<String> errors() {
        List<Algorithm> estimating = List.of(
                LinearRegression.ordinary(), Ridge.ofPenalty(1), Lasso.ofPenalty(1), ElasticNet.ofPenalties(1, 1));
        List<Algorithm> classifying = List.of(LinearDiscriminantAnalysis.pooled(), MultilayerPerceptron.ofHidden(3));
        List<String> errors = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            for (Algorithm algorithm : estimating) {
                errors.add(error(Trainer.regression("hour").algorithm(algorithm)));
            }
            for (Algorithm algorithm : classifying) {
                errors.add(error(Trainer.classification("late").algorithm(algorithm)));
            }
        }
        return errors;
    }

    private static String error(Trainer trainer) {
        try {
            trainer.features(Features.oneHot("origin")).fit(Samples.flights(50, 1));
            return "none";
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What is run there: algorithms that need no native library. */
    public static void train() {
        Trainer.clustering(3)
                .features(Features.oneHot("origin").standardize("distance", "hour"))
                .fit(Samples.flights(50, 1));
        Trainer.classification("late")
                .features(Features.oneHot("origin").standardize("distance", "hour"))
                .algorithm(SupportVectorMachine.gaussian(2))
                .fit(Samples.flights(50, 1));
    }

    private static URLClassLoader without(Predicate<String> left) throws Exception {
        List<URL> rest = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            if (!left.test(Path.of(entry).getFileName().toString())) {
                rest.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(rest.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static Object run(URLClassLoader loader, String name) throws Exception {
        Method method = loader.loadClass(WithoutNativesTest.class.getName()).getMethod(name);
        method.setAccessible(true);
        return method.invoke(null);
    }

    private static void requireTheDependenciesToBeNamed(Predicate<String> left) throws Exception {
        try (URLClassLoader loader = without(left)) {
            for (Object error : (List<?>) run(loader, "errors")) {
                assertThat((String) error)
                        .contains("org.bytedeco:openblas:0.3.10-1.5.4")
                        .contains("org.bytedeco:javacpp:1.5.4")
                        .contains("classifier");
            }
        }
    }

    @Test
    void aMissingBindingNamesTheDependenciesToAdd() throws Exception {
        requireTheDependenciesToBeNamed(jar -> jar.startsWith("openblas") || jar.startsWith("javacpp"));
    }

    @Test
    void aMissingLibraryNamesTheDependenciesToAdd() throws Exception {
        requireTheDependenciesToBeNamed(jar -> jar.matches("(openblas|javacpp)-.*-(linux|macosx|windows)-.*"));
    }

    @Test
    void clustersAndSupportVectorsNeedNoNatives() throws Exception {
        try (URLClassLoader loader = without(jar -> jar.startsWith("openblas") || jar.startsWith("javacpp"))) {
            run(loader, "train");
        }
        assertThatThrownBy(() -> {
                    try (URLClassLoader loader = without(jar -> jar.startsWith("smile-"))) {
                        run(loader, "train");
                    }
                })
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("smile-core");
    }
}
