package org.chancery.platform.firm;

import java.lang.reflect.Method;
import java.util.Objects;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transaction of every {@code @Transactional} method that returns an {@link Outcome}: a refusal rolls back what was done, and
 * what the database itself refuses, at a statement or at the commit, becomes a refusal. See {@code docs/adr/0003-refusals.md}.
 */
@Configuration(proxyBeanMethods = false)
class OutcomeTransactions {

    /** Infrastructure, so that the proxies made for {@code @Transactional} take it up; outside them, so that it sees the commit. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor outcomeAdvisor(ObjectProvider<PlatformTransactionManager> transactions, ObjectProvider<DatabaseRefusals> refusals,
            ObjectProvider<FirmTransactions> settings) {
        var advisor = new DefaultPointcutAdvisor(new OutcomeMethods(), new RollBackRefused(transactions, refusals, settings));
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return advisor;
    }

    private static final class OutcomeMethods extends StaticMethodMatcherPointcut {
        @Override
        public boolean matches(Method method, Class<?> target) {
            return Outcome.class.isAssignableFrom(method.getReturnType())
                    && target.getName().startsWith("org.chancery.")
                    && (AnnotatedElementUtils.hasAnnotation(method, Transactional.class)
                        || AnnotatedElementUtils.hasAnnotation(target, Transactional.class));
        }
    }

    private record RollBackRefused(ObjectProvider<PlatformTransactionManager> transactions, ObjectProvider<DatabaseRefusals> refusals,
            ObjectProvider<FirmTransactions> settings) implements MethodInterceptor {

        @Override
        public @Nullable Object invoke(MethodInvocation call) throws Throwable {
            try {
                return new TransactionTemplate(transactions.getObject()).execute(status -> {
                    Outcome<?> outcome = status.isNewTransaction() ? proceed(call) : joined(call);
                    if (outcome instanceof Outcome.Refused) {
                        status.setRollbackOnly();
                    }
                    return outcome;
                });
            } catch (DataAccessException | TransactionException fault) {
                return Outcome.refused(refusals.getObject().of(fault).orElseThrow(() -> fault));
            }
        }

        /** A method that joins a transaction, such as that of an Idempotency-Key, still gives its own reason to the history. */
        private Outcome<?> joined(MethodInvocation call) {
            String reason = FirmContext.current().map(FirmContext.Scope::reason).orElse(null);
            if (reason == null) {
                return proceed(call);
            }
            String before = settings.getObject().announceReason(reason);
            Outcome<?> outcome = proceed(call);
            if (outcome.isDone()) {
                settings.getObject().announceReason(before);
            }
            return outcome;
        }

        private static Outcome<?> proceed(MethodInvocation call) {
            try {
                return Objects.requireNonNull((Outcome<?>) call.proceed());
            } catch (RuntimeException | Error fault) {
                throw fault;
            } catch (Throwable fault) {
                throw new IllegalStateException(fault);
            }
        }
    }
}
