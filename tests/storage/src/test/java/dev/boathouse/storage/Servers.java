package dev.boathouse.storage;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the server that a test asks for at the first time; the root context closes it after the last test. */
final class Servers implements ParameterResolver {

    private static final Map<Class<?>, Supplier<AutoCloseable>> STARTERS =
            Map.of(HdfsCluster.class, HdfsCluster::start, S3Server.class, S3Server::start);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return STARTERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> wanted = parameter.getParameter().getType();
        return context.getRoot()
                .getStore(Namespace.create(Servers.class))
                .getOrComputeIfAbsent(wanted, type -> STARTERS.get(type).get());
    }
}
