package dev.boathouse.junit;

import dev.boathouse.registry.ModelRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes the registries that {@link TempRegistry} asks for. The store of the test or class closes them. */
final class TempRegistries implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(TempRegistries.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        if (!parameter.isAnnotated(TempRegistry.class)) {
            return false;
        }
        Class<?> type = parameter.getParameter().getType();
        if (type != ModelRegistry.class) {
            throw new ParameterResolutionException("Cannot give a temporary registry to a parameter of type "
                    + type.getName() + ". " + ModelRegistry.class.getName() + " would work.");
        }
        return true;
    }

    @Override
    public ModelRegistry resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Folder.class, key -> Folder.create(), Folder.class)
                .registry();
    }

    /** A registry with the folder that it lies in. */
    private record Folder(Path path, ModelRegistry registry) implements AutoCloseable {

        static Folder create() {
            try {
                Path path = Files.createTempDirectory("boathouse-registry-");
                return new Folder(path, ModelRegistry.open(path.toUri().toString()));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot make a folder for a temporary registry", e);
            }
        }

        @Override
        public void close() throws IOException {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(path)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                Files.delete(each);
            }
        }
    }
}
