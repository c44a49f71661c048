package org.chancery.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chancery.Chancery;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/**
 * The whole program on the real PostgreSQL, with a real port. All such tests share one context and one database; each makes its
 * own firm with {@link TestFirms}, so classes run in parallel.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Chancery.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "chancery.audit.seal-every=0s", "chancery.jobs.poll-every=1s", "chancery.jobs.heartbeat-every=500ms", "chancery.jobs.first-pause=100ms"})
@AutoConfigureMockMvc
@Import({
    TestDatabase.class,
    TestStorage.class,
    TestMail.class,
    TestFirms.class,
    TestPasswords.class,
    TestClock.class,
    TestTrust.class,
    TestBilling.class,
    TestDemo.class,
    TestJobs.class,
    LedgerChecker.class,
    TrustChecker.class})
public @interface ChancerySpringTest {}
