package dev.boathouse.peer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that may ask for the {@link SparkLake}: one run of the example and one Spark session serve all of them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SparkLakeProvider.class)
@EnabledForJreRange(max = JRE.JAVA_21, disabledReason = "Spark 4.0 runs on JDK 17 and 21 only")
@interface BySpark {}
