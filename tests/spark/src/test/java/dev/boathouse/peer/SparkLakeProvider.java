package dev.boathouse.peer;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes the lake for the first test that asks; the root context closes it after the last one. */
final class SparkLakeProvider implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SparkLake.class;
    }

    @Override
    public SparkLake resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SparkLakeProvider.class))
                .getOrComputeIfAbsent(SparkLake.class, type -> SparkLake.filled(), SparkLake.class);
    }
}
