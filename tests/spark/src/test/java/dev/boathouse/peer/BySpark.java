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
@EnabledForJreRange(
        max = JRE.JAVA_23,
        disabledReason = "Spark 4.0 does not start on JDK 24 and later, where Hadoop 3.4 misses Subject.getSubject")
@interface BySpark {}
