package dev.boathouse.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a parameter of type {@link dev.boathouse.registry.ModelRegistry} an empty registry in a temporary folder, which is removed
 * afterwards.
 *
 * <p>A test and its methods before and after share one registry. Where a method before all tests, or the constructor, takes one, all tests
 * of the class share that. Needs JUnit 5.13 or newer.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TempRegistries.class)
public @interface TempRegistry {}
