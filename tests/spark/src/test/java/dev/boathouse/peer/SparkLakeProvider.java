package dev.boathouse.peer;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes what a test asks for at the first time; the root context closes it after the last one, Spark at the end. */
final class SparkLakeProvider implements ParameterResolver {

    private static final Map<Class<?>, Function<LocalSpark, Object>> MAKERS =
            Map.of(SparkLake.class, SparkLake::filled, Judge.class, Judge::new);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return MAKERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(Namespace.create(SparkLakeProvider.class));
        LocalSpark spark = store.getOrComputeIfAbsent(LocalSpark.class, type -> LocalSpark.start(), LocalSpark.class);
        Class<?> wanted = parameter.getParameter().getType();
        return store.getOrComputeIfAbsent(wanted, type -> MAKERS.get(type).apply(spark));
    }
}
