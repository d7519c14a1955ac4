package dev.boathouse.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnThreadsTest {

    @Test
    void stepsRunInOrderOnOneThreadAndAreTold() {
        List<String> heard = new ArrayList<>();
        OwnThreads workers = new OwnThreads(4, (step, done, total) -> heard.add(done + "/" + total));
        List<Integer> ran = new ArrayList<>();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        List<Callable<Integer>> steps = IntStream.range(0, 3)
                .<Callable<Integer>>mapToObj(i -> () -> {
                    threads.add(Thread.currentThread());
                    ran.add(i);
                    return 10 * i;
                })
                .toList();
        assertThat(workers.inOrder(steps)).containsExactly(0, 10, 20);
        assertThat(ran).containsExactly(0, 1, 2);
        assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
        assertThat(workers.call(steps)).containsExactly(0, 10, 20);
        assertThat(heard).containsExactly("0/3", "1/3", "2/3", "3/3", "0/3", "1/3", "2/3", "3/3");
    }

    @Test
    void theExceptionOfAStepComesAsItIsAndEndsTheRest() {
        IllegalArgumentException wrong = new IllegalArgumentException("wrong");
        AtomicInteger after = new AtomicInteger();
        List<Callable<Integer>> steps = List.of(
                () -> {
                    throw wrong;
                },
                after::incrementAndGet);
        assertThatThrownBy(() -> new OwnThreads(2, Progress.NONE).inOrder(steps))
                .isSameAs(wrong);
        assertThat(after).hasValue(0);
    }

    @Test
    void stepsEndWhenTheCallIsInterrupted() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicInteger after = new AtomicInteger();
        List<Callable<Integer>> steps = List.of(
                () -> {
                    started.countDown();
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        ended.countDown();
                    }
                    return 0;
                },
                after::incrementAndGet);
        Thread caller = new Thread(() -> assertThatThrownBy(() -> new OwnThreads(1, Progress.NONE).inOrder(steps))
                .isInstanceOf(CancellationException.class));
        caller.start();
        started.await();
        caller.interrupt();
        caller.join();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(50);
        assertThat(after).hasValue(0);
    }
}
