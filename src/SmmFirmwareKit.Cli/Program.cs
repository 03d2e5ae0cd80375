Console.WriteLine("sfk");
