using Qingyuan.CommandLine;

return Application.Run(args, Console.OpenStandardOutput(), Console.OpenStandardError(), Environment.GetEnvironmentVariable,
    isPiped: Console.IsOutputRedirected || Console.IsErrorRedirected);
