package org.chancery.platform.identity;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** Asks for what {@link Requires} and then {@link FreshFactor} name, outermost: who may not is told so before anything is read. */
@Configuration(proxyBeanMethods = false)
class RequiresPermission {

    private static final Logger LOG = LoggerFactory.getLogger(RequiresPermission.class);

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor permissionAdvisor(ObjectProvider<PermissionUse> uses) {
        var advisor = new DefaultPointcutAdvisor(new RequiringMethods(), new AskFirst(uses));
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
        return advisor;
    }

    /** After the permission: who may not at all is not asked for a factor. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor freshFactorAdvisor(ObjectProvider<FreshFactors> factors) {
        var advisor = new DefaultPointcutAdvisor(new FactorMethods(), (MethodInterceptor) call -> {
            FreshFactor asked = AnnotatedElementUtils.findMergedAnnotation(call.getMethod(), FreshFactor.class);
            if (asked != null) {
                factors.getObject().require(asked.value());
            }
            return call.proceed();
        });
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE + 60);
        return advisor;
    }

    private static final class FactorMethods extends StaticMethodMatcherPointcut {
        @Override
        public boolean matches(Method method, Class<?> target) {
            return AnnotatedElementUtils.hasAnnotation(method, FreshFactor.class);
        }
    }

    private static final class RequiringMethods extends StaticMethodMatcherPointcut {
        @Override
        public boolean matches(Method method, Class<?> target) {
            return AnnotatedElementUtils.hasAnnotation(method, Requires.class);
        }
    }

    private record AskFirst(ObjectProvider<PermissionUse> uses) implements MethodInterceptor {
        @Override
        public @Nullable Object invoke(MethodInvocation call) throws Throwable {
            Requires requires = AnnotatedElementUtils.findMergedAnnotation(call.getMethod(), Requires.class);
            if (requires == null) {
                return call.proceed();
            }
            Actor actor = Actors.current();
            if (Arrays.stream(requires.value()).noneMatch(actor::may)) {
                String needed = Arrays.stream(requires.value()).map(Permission::permission).collect(Collectors.joining(" or "));
                LOG.warn("{} was refused {}.{}, which needs {}", actor.id(), call.getMethod().getDeclaringClass().getSimpleName(), call.getMethod().getName(), needed);
                throw new AccessDeniedException("needs " + needed);
            }
            Object answer = call.proceed();
            if (!(answer instanceof Outcome.Refused<?>) && changes(call.getMethod())) {
                Arrays.stream(requires.value()).filter(actor::may).findFirst().filter(Permission::isSensitive)
                        .ifPresent(used -> uses.forEach(each -> each.used(actor, used, call.getMethod().getDeclaringClass().getSimpleName() + "." + call.getMethod().getName())));
            }
            return answer;
        }

        /** Neither a look at what is there nor a page, whose facade is asked too. */
        private static boolean changes(Method method) {
            Transactional transactional = AnnotatedElementUtils.findMergedAnnotation(method, Transactional.class);
            return transactional != null && !transactional.readOnly();
        }
    }
}
